"""Who works here, the lines and the tiers, and where the days begin: for whoever sets it up."""

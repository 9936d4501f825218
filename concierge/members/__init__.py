"""The person served."""

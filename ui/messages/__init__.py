"""Messages taken for a colleague's member, and looks at one."""

"""Promises: their list and the forms that change one."""

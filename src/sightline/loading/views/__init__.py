"""The pages of this room, a file each. All are for those who may load; anybody else is refused, and it is recorded."""

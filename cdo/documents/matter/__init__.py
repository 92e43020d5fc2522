"""Matter: what templates are told, as plain data that JSON could hold.

Names are those of the day, days are `2022-08-31`, scores are texts; what nobody may
read is masked.  Every group of values has `file`, or `files`: where it comes from.
"""

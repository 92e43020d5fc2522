"""What there is on a machine: the checks of `cdo doctor`."""

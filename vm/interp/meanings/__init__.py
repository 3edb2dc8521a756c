"""What each instruction does to values: one typed low-level function each.

The interpreter's handlers are made from these functions; so will be the compiler's code. Importing
this package fills `instructions.INSTRUCTIONS`.
"""

from pvm.vm.interp.meanings import arithmetic as arithmetic
from pvm.vm.interp.meanings import arrays as arrays
from pvm.vm.interp.meanings import comparisons as comparisons
from pvm.vm.interp.meanings import conversions as conversions
from pvm.vm.interp.meanings import fields as fields
from pvm.vm.interp.meanings import objects as objects
from pvm.vm.interp.meanings import statics as statics
from pvm.vm.interp.meanings import values as values

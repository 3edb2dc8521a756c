"""Which classes and members of the library real programs use, and which of them there are.

`tiers.tsv` orders classes by use: a tier holds what the programs need that the tiers before it do
not complete.  `members.tsv` counts the programs (of 2,733 small ones) that use a member.
`report` holds both against the library, `exercised` against the programs in `tests/java`.
"""

"""Sample data of `gongkai demo`: a township whose 2020 report is known figure by figure, and a made-up county.

Everything goes through the services and the ledger import, as an office's own data would. Names are made up;
no identity number, no real telephone number stands here.
"""

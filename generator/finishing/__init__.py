"""Finishing: from composed pages to files for home printers and print shops, and a look at them before they go.

placement    where pages stand on paper, turned too    plan         sheets, their sides, pages and marks
source       what is given: number, size, bleed        writer       carries plans out, pages as forms
cards        cards on stock or plain paper             marks        crop, fold, ruler, map, colour bar
saddle       spreads to fold and staple                guide        how to make the booklet
pocket       eight panels on one sheet                 calibration  which offset to type for backs
tiles        posters on small sheets                   settings     what is kept about the printer
home         files for home printers                   stock        card stock by part number
shop         PDF/X files                               conditions   what press and paper do with ink
ticket       what an order form asks                   preflight/   what a print shop would find
"""

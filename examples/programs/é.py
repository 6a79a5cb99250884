# -*- coding: utf-8 -*-
"""A module whose name, functions and variables are not ASCII (Python 3)."""


class Échelle:
    def monter(self, suite):
        hauteur_été = "3 m"
        return 登る(suite, 高さ=4)


def 登る(suite, *, 高さ):
    值 = {"clé": "värde"}
    return (lambda π: suite())(3.14159)

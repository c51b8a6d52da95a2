"""How everything looks: two palettes as data, three type sizes, recoloured icons, one generated style sheet."""

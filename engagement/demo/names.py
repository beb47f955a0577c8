"""Names for people who do not exist."""

FRENCH_FIRST = (
    "Adèle Agathe Alice Amandine Amel Anaïs Antoine Arthur Aya Baptiste Basile Camille "
    "Capucine Céline Clément Corentin Damien Delphine Élise Émile Estelle Fanny Farid "
    "Florian Gaëlle Guillaume Hélène Hugo Inès Jérôme Juliette Karim Léa Louis Lucie "
    "Maëlys Malik Manon Margaux Mathieu Mehdi Nadia Noémie Océane Olivier Pauline "
    "Quentin Rachid Romane Sandrine Simon Sofia Thibault Valentin Yasmine Zoé"
)
FRENCH_LAST = (
    "Allard Aubert Barbier Benali Besson Blanchard Boucher Bourgeois Brunet Carpentier "
    "Chevalier Colin Cordier Daniel Delmas Deschamps Diallo Dufour Dumont Fabre Faure "
    "Ferrand Fontaine Gaillard Garnier Gauthier Girard Guérin Haddad Hamel Jacquet "
    "Joly Lacroix Lambert Laurent Leclerc Lefèvre Legrand Lemaire Leroux Marchand "
    "Masson Mercier Meunier Moulin Noël Olivier Pelletier Perrin Picard Renard Rivière "
    "Rousseau Roux Sanchez Schmitt Tessier Traoré Vasseur Vidal"
)
ENGLISH_FIRST = (
    "Abigail Adam Aisha Alfie Amelia Amit Archie Beth Bradley Callum Charlotte Chloe "
    "Connor Daisy Dylan Edward Eleanor Ella Emily Ethan Fatima Freya George Grace "
    "Hannah Harry Harvey Imogen Isaac Isla Jack Jasmine Jessica Joshua Katie Keira "
    "Lewis Liam Lily Megan Mohammed Molly Nathan Niamh Oliver Oscar Owen Poppy Priya "
    "Reece Rosie Samuel Sophie Toby Tom Zara"
)
ENGLISH_LAST = (
    "Abbott Ahmed Atkinson Bailey Barker Barnes Bennett Booth Bradshaw Brooks Butler "
    "Carter Chapman Clarke Coleman Cooper Dawson Dixon Ellis Fletcher Foster Gibson "
    "Graham Griffiths Harding Hayes Holmes Hughes Hussain Jenkins Kaur Kelly Knight "
    "Lawson Marsh Mason Mills Murray Newton Osborne Palmer Parker Patel Pearson Porter "
    "Powell Reynolds Richards Saunders Shaw Simpson Spencer Stevens Sutton Thornton "
    "Turner Walsh Watts Webb Whitehead"
)


def _pairs(first: str, last: str) -> list[str]:
    return [f"{one} {other}" for one in first.split() for other in last.split()]


FIRST_AND_LAST = {
    "fr": _pairs(FRENCH_FIRST, FRENCH_LAST),
    "en": _pairs(ENGLISH_FIRST, ENGLISH_LAST),
}

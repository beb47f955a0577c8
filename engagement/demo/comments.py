"""What colleagues write: kind, believable, without names."""

GLAD, WISHING = "glad", "wishing"

REMARKS = {
    ("fr", GLAD): (
        "Bonne ambiance cette semaine, on s’est vraiment serré les coudes.",
        "Le planning affiché plus tôt, ça change tout.",
        "Les clients nous ont remerciés plusieurs fois, ça fait du bien.",
        "Le nouvel affichage en réserve nous fait gagner du temps.",
        "La réunion du matin était courte et utile.",
        "On a pris le temps d’écouter un client mécontent, il est reparti souriant.",
        "La formation produits était très concrète.",
        "On m’a fait confiance sur un dossier difficile, merci.",
        "L’accueil des nouveaux se passe bien.",
        "Enfin une caisse qui ne tombe plus en panne !",
        "J’ai pu aider une collègue, et le lendemain c’était l’inverse.",
        "Les horaires respectés, c’est précieux pour la vie de famille.",
    ),
    ("fr", WISHING): (
        "Le scanner de la réserve tombe souvent en panne.",
        "Nous étions trop peu samedi après-midi.",
        "J’aimerais connaître les promotions avant les clients.",
        "Il fait froid près de l’entrée, un rideau d’air aiderait.",
        "Un peu plus de temps entre deux appels, ce serait mieux.",
        "Les retards de livraison retombent sur nous, sans explication à donner.",
        "J’aimerais pouvoir décider moi-même d’un petit geste commercial.",
        "Deux logiciels pour une seule commande, c’est un de trop.",
        "La salle de pause mériterait un coup de neuf.",
        "Un retour sur nos idées ferait plaisir, même quand c’est non.",
        "Il manque un binôme pour les nouveaux en fin de semaine.",
        "Les consignes changent souvent, une seule page suffirait.",
    ),
    ("en", GLAD): (
        "Good week, we really pulled together on Saturday.",
        "Getting the rota earlier makes such a difference.",
        "A customer came back just to say thank you.",
        "The new labels in the stockroom save us time.",
        "Short morning briefings: please keep them.",
        "I was trusted with a tricky order and it worked out.",
        "The product training was practical and fun.",
        "New starters are settling in well.",
        "Finally a till that does not freeze!",
        "People noticed the extra effort on the window display.",
        "I helped a colleague on Monday, and got help on Tuesday.",
        "Breaks were on time all week, it shows.",
    ),
    ("en", WISHING): (
        "The handheld scanner keeps losing its connection.",
        "We were too few on Saturday afternoon.",
        "It would help to hear about offers before the customers do.",
        "The draught by the door is hard in the evening.",
        "A minute more between two calls would help.",
        "Late deliveries land on us and we cannot explain them.",
        "I would like to be able to offer a small refund myself.",
        "Two systems for one order is one too many.",
        "The break room could do with some paint.",
        "An answer to our ideas would be nice, even if it is no.",
        "Could new starters have a buddy at weekends?",
        "The rules change often; one page with all of them would do.",
    ),
}
ENDINGS = {
    "fr": ("", "", "Merci à toute l’équipe.", "À continuer.", "Bonne fin de semaine !"),
    "en": (
        "",
        "",
        "Thanks to the whole team.",
        "Let’s keep it up.",
        "Have a good one!",
    ),
}
ENDINGS_WISHING = {
    "fr": ("", "", "Merci d’y penser.", "Sinon tout va bien."),
    "en": ("", "", "Thanks for looking into it.", "Apart from that, all good."),
}
FROM_CUSTOMERS = {
    GLAD: (
        "On m’a trouvé le bon coussin en deux minutes.",
        "Accueil souriant, même un samedi.",
        "Le vendeur connaissait vraiment ses produits.",
        "Échange fait sans discuter, merci.",
    ),
    WISHING: (
        "Vingt minutes d’attente à la caisse.",
        "Personne au rayon luminaires.",
        "Le prix affiché n’était pas celui de la caisse.",
        "On m’a renvoyé vers le site.",
    ),
}

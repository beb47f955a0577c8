"""What can be done about each thing that is measured, pure: in both languages.

The wording is our own. Each can be begun on a Monday morning in a shop or a call
centre, by whoever leads the team, without asking anybody for money first.
"""

import re
from dataclasses import dataclass

from engagement.actions.kinds import ActionKind
from engagement.measures import DIMENSIONS, USUAL

SPACED = re.compile(" (?=[:;?!])")
"""French sets these marks apart, and never on the next line."""


@dataclass(frozen=True)
class Suggestion:
    """Something to do, for what it should improve, and its text in each language."""

    key: str
    measure: str
    kind: ActionKind
    texts: dict[str, str]


def _one(
    measure: str, name: str, kind: ActionKind, english: str, french: str
) -> Suggestion:
    texts = {"en": english, "fr": SPACED.sub("\N{NO-BREAK SPACE}", french)}
    return Suggestion(f"{measure}-{name}", measure, kind, texts)


LIBRARY = (
    _one(
        "mobilisation",
        "one-hindrance",
        ActionKind.MEETING,
        "On Monday, ask three people what costs them most time, and remove one of "
        "those things by Friday.",
        "Lundi, demander à trois personnes ce qui leur fait perdre le plus de temps, "
        "et supprimer l’une de ces choses avant vendredi.",
    ),
    _one(
        "mobilisation",
        "two-weeks-ahead",
        ActionKind.ROTA,
        "Put up the hours two weeks ahead, and change none of them without asking "
        "whoever it concerns.",
        "Afficher les horaires deux semaines à l’avance et n’en changer aucun sans "
        "l’accord de la personne concernée.",
    ),
    _one(
        "mobilisation",
        "second-pair-of-hands",
        ActionKind.STAFFING,
        "Find the busiest two hours of the week, and have one person more there for "
        "the next four weeks.",
        "Repérer les deux heures les plus chargées de la semaine et y prévoir une "
        "personne de plus pendant quatre semaines.",
    ),
    _one(
        "mobilisation",
        "good-news",
        ActionKind.INFORMATION,
        "Begin each Monday by reading out one thing that a customer liked last week.",
        "Commencer chaque lundi par la lecture d’une chose qu’un client a appréciée la "
        "semaine passée.",
    ),
    _one(
        "courtesy",
        "three-rules",
        ActionKind.MEETING,
        "Agree in twenty minutes on three rules of how we speak to one another, and "
        "put them up where all see them.",
        "Se mettre d’accord en vingt minutes sur trois règles pour se parler entre "
        "nous, et les afficher bien en vue.",
    ),
    _one(
        "courtesy",
        "good-morning",
        ActionKind.RECOGNITION,
        "Greet everybody by name when a shift begins, for four weeks, whatever the "
        "rush.",
        "Saluer chaque personne par son nom à la prise de poste, pendant quatre "
        "semaines, même en pleine affluence.",
    ),
    _one(
        "courtesy",
        "in-private",
        ActionKind.DECISIONS,
        "Say what went wrong in private and the same day, never in front of customers "
        "or colleagues.",
        "Dire ce qui n’a pas été en tête à tête et le jour même, jamais devant les "
        "clients ou les collègues.",
    ),
    _one(
        "courtesy",
        "rude-customers",
        ActionKind.TRAINING,
        "Practise for half an hour how to end a talk with a rude customer, and who "
        "takes over when it is too much.",
        "S’entraîner une demi-heure à clore un échange avec un client agressif, et "
        "convenir de qui prend le relais.",
    ),
    _one(
        "facilitation",
        "list-of-waits",
        ActionKind.TOOLS,
        "Keep a sheet for a week: each wait for a tool, a key or an answer is a line. "
        "Do away with the longest.",
        "Noter pendant une semaine chaque attente d’un outil, d’une clé ou d’une "
        "réponse, puis supprimer la plus longue.",
    ),
    _one(
        "facilitation",
        "one-step-less",
        ActionKind.DECISIONS,
        "Take one signature or one form away from what the team does every day.",
        "Supprimer une signature ou un formulaire dans ce que l’équipe fait tous les "
        "jours.",
    ),
    _one(
        "facilitation",
        "whom-to-call",
        ActionKind.INFORMATION,
        "Put up one page with whom to call for the ten most frequent problems, with "
        "their numbers.",
        "Afficher une page avec les dix problèmes les plus fréquents, qui appeler "
        "pour chacun, et son numéro.",
    ),
    _one(
        "facilitation",
        "ready-stock",
        ActionKind.TOOLS,
        "Every evening, fill up what runs out first, so that the morning begins with "
        "all of it in its place.",
        "Chaque soir, réapprovisionner ce qui manque en premier, pour que tout soit "
        "en place le matin.",
    ),
    _one(
        "values",
        "one-value-one-week",
        ActionKind.MEETING,
        "Choose one of our values a week, and say in the Monday briefing what it "
        "means at the till or on the phone.",
        "Choisir une de nos valeurs par semaine et dire au point du lundi ce qu’elle "
        "change en caisse ou au téléphone.",
    ),
    _one(
        "values",
        "what-contradicts",
        ActionKind.DECISIONS,
        "Ask the team which rule contradicts what we say we stand for, and change it "
        "or have it changed.",
        "Demander à l’équipe quelle consigne contredit nos valeurs, puis la changer "
        "ou la faire changer.",
    ),
    _one(
        "values",
        "lead-first",
        ActionKind.CUSTOMERS,
        "Whoever leads the team serves customers for two hours a week, beside the "
        "others.",
        "Deux heures par semaine, la personne qui dirige l’équipe sert les clients "
        "avec les autres.",
    ),
    _one(
        "values",
        "told-why",
        ActionKind.INFORMATION,
        "With each new instruction, say in one sentence why; if nobody knows, ask "
        "before passing it on.",
        "Accompagner chaque nouvelle consigne d’une phrase qui dit pourquoi ; si "
        "personne ne le sait, demander d’abord.",
    ),
    _one(
        "listening",
        "ten-minutes",
        ActionKind.MEETING,
        "Ten minutes every Monday, standing: everybody says one thing that gets in "
        "the way. One is solved that week.",
        "Dix minutes debout chaque lundi : chacun dit une chose qui gêne. L’une "
        "d’elles est réglée dans la semaine.",
    ),
    _one(
        "listening",
        "answer-in-a-week",
        ActionKind.INFORMATION,
        "Put up a board for ideas; each gets a yes, a no with its reason, or a date "
        "within seven days.",
        "Ouvrir un tableau à idées : chacune reçoit un oui, un non motivé ou une date "
        "sous sept jours.",
    ),
    _one(
        "listening",
        "quarter-of-an-hour",
        ActionKind.MEETING,
        "Give each person a quarter of an hour this month, with one question: what "
        "would you change first?",
        "Donner à chaque personne un quart d’heure ce mois-ci, avec une question : "
        "que changer en premier ?",
    ),
    _one(
        "listening",
        "results-together",
        ActionKind.MEETING,
        "Look at the last results with the team for twenty minutes, and let them "
        "choose the one thing to do.",
        "Regarder les derniers résultats avec l’équipe pendant vingt minutes et la "
        "laisser choisir ce qui sera fait.",
    ),
    _one(
        "balance",
        "eyes-first",
        ActionKind.CUSTOMERS,
        "Look at the customer and greet before touching the screen; try it together "
        "for two weeks.",
        "Regarder le client et le saluer avant de toucher l’écran ; l’essayer "
        "ensemble pendant deux semaines.",
    ),
    _one(
        "balance",
        "fields-nobody-reads",
        ActionKind.TOOLS,
        "Find three fields that are filled in and that nobody reads, and stop filling "
        "them in.",
        "Trouver trois champs que l’on remplit et que personne ne lit, et cesser de "
        "les remplir.",
    ),
    _one(
        "balance",
        "helper-of-the-day",
        ActionKind.TRAINING,
        "Name one person a day whom others may ask about the software, and free half "
        "an hour for it.",
        "Désigner chaque jour une personne à qui poser ses questions sur le logiciel, "
        "avec une demi-heure pour cela.",
    ),
    _one(
        "balance",
        "no-messages",
        ActionKind.DECISIONS,
        "No work messages outside working hours; what is urgent is a call, and the "
        "team says what is urgent.",
        "Aucun message hors des heures de travail ; l’urgent se dit par téléphone, et "
        "l’équipe définit l’urgent.",
    ),
    _one(
        "trust",
        "one-check-less",
        ActionKind.DECISIONS,
        "Give up one check that never finds anything, and tell the team so.",
        "Supprimer un contrôle qui ne trouve jamais rien, et le dire à l’équipe.",
    ),
    _one(
        "trust",
        "promises-kept",
        ActionKind.INFORMATION,
        "Write down every promise made to the team with its date, and say on Fridays "
        "which were kept.",
        "Noter chaque promesse faite à l’équipe avec sa date, et dire le vendredi "
        "lesquelles ont été tenues.",
    ),
    _one(
        "trust",
        "mistakes-told",
        ActionKind.MEETING,
        "In each briefing, whoever leads tells one mistake of their own and what they "
        "learnt from it.",
        "À chaque point d’équipe, la personne qui dirige raconte une de ses erreurs "
        "et ce qu’elle en a appris.",
    ),
    _one(
        "trust",
        "keys",
        ActionKind.DECISIONS,
        "Hand over one task that only the lead did so far: the keys, the order, the "
        "rota of one week.",
        "Confier une tâche réservée jusqu’ici au responsable : les clés, la commande, "
        "le planning d’une semaine.",
    ),
    _one(
        "autonomy",
        "twenty-euros",
        ActionKind.DECISIONS,
        "Everybody may settle a complaint up to 20 euros without asking; we look at "
        "the cases once a week.",
        "Chacun peut régler une réclamation jusqu’à 20 euros sans demander ; on "
        "regarde les cas une fois par semaine.",
    ),
    _one(
        "autonomy",
        "three-cases",
        ActionKind.TRAINING,
        "Talk through three real cases of last week: what could I have decided on "
        "the spot?",
        "Reprendre trois cas réels de la semaine passée : qu’est-ce qui pouvait se "
        "décider sur place ?",
    ),
    _one(
        "autonomy",
        "rota-by-team",
        ActionKind.ROTA,
        "Let the team make the rota of one week itself, with two rules that must hold.",
        "Laisser l’équipe faire elle-même le planning d’une semaine, avec deux règles "
        "à respecter.",
    ),
    _one(
        "autonomy",
        "may-without-asking",
        ActionKind.INFORMATION,
        "Put up a list of ten things that anybody may do without asking.",
        "Afficher une liste de dix choses que chacun peut faire sans demander.",
    ),
    _one(
        "consideration",
        "one-thank-you",
        ActionKind.RECOGNITION,
        "Every day, thank one person for one precise thing, the same day.",
        "Chaque jour, remercier une personne pour une chose précise, le jour même.",
    ),
    _one(
        "consideration",
        "customers-words",
        ActionKind.RECOGNITION,
        "Print what customers praised last week and hand it to those it is about.",
        "Imprimer les compliments des clients de la semaine et les remettre à celles "
        "et ceux qu’ils concernent.",
    ),
    _one(
        "consideration",
        "unseen-work",
        ActionKind.MEETING,
        "Ask each person which part of their work nobody sees, and tell it to the "
        "whole team.",
        "Demander à chaque personne quelle part de son travail passe inaperçue, et "
        "en parler à toute l’équipe.",
    ),
    _one(
        "consideration",
        "wishes-for-days-off",
        ActionKind.ROTA,
        "Ask for wishes before the rota is made, grant at least one to each person "
        "every month, and say when not, why.",
        "Recueillir les souhaits avant le planning, en accorder au moins un par mois "
        "à chacun, et expliquer les refus.",
    ),
    _one(
        "competence",
        "one-hour-on-tuesday",
        ActionKind.TRAINING,
        "One hour of training on the slowest day of each week, on what customers ask "
        "most.",
        "Une heure de formation le jour le plus calme de chaque semaine, sur ce que "
        "les clients demandent le plus.",
    ),
    _one(
        "competence",
        "pairs",
        ActionKind.TRAINING,
        "Each newcomer has one colleague to ask for four weeks; that colleague gets "
        "the time for it.",
        "Chaque personne qui arrive a un collègue à qui tout demander pendant quatre "
        "semaines, avec du temps pour cela.",
    ),
    _one(
        "competence",
        "ten-questions",
        ActionKind.INFORMATION,
        "Collect the ten questions to which we had no answer last week, and write "
        "the answers on one page.",
        "Relever les dix questions restées sans réponse la semaine passée et réunir "
        "les réponses sur une page.",
    ),
    _one(
        "competence",
        "swap-posts",
        ActionKind.ROTA,
        "Swap posts for half a day, till and stock, phone and e-mail, and say what "
        "was learnt.",
        "Échanger les postes une demi-journée, caisse et réserve, téléphone et e-mail, "
        "et dire ce qu’on y a appris.",
    ),
    _one(
        "cooperation",
        "help-at-rush",
        ActionKind.STAFFING,
        "Agree on a signal: when four customers wait, whoever can leaves their task "
        "and helps for ten minutes.",
        "Convenir d’un signal : dès que quatre clients attendent, ceux qui le peuvent "
        "viennent aider dix minutes.",
    ),
    _one(
        "cooperation",
        "handover",
        ActionKind.INFORMATION,
        "Five minutes of handover between two shifts, with three lines on paper: what "
        "is open, missing, special.",
        "Cinq minutes de passage de relais entre deux équipes, avec trois lignes : en "
        "cours, manquant, particulier.",
    ),
    _one(
        "cooperation",
        "next-door",
        ActionKind.MEETING,
        "Invite the team we depend on most for half an hour, and agree on one thing "
        "that each side changes.",
        "Inviter une demi-heure l’équipe dont on dépend le plus et convenir d’une "
        "chose à changer de chaque côté.",
    ),
    _one(
        "cooperation",
        "visit",
        ActionKind.TRAINING,
        "Send two people for half a day to a team that does it well; they bring back "
        "one thing to try.",
        "Envoyer deux personnes une demi-journée dans une équipe qui réussit ; elles "
        "rapportent une chose à essayer.",
    ),
    _one(
        "environment",
        "walk-round",
        ActionKind.TOOLS,
        "Walk through the place with two people of the team, list what is broken, "
        "and have three things repaired this week.",
        "Faire le tour des lieux avec deux personnes, lister ce qui est cassé et "
        "faire réparer trois choses cette semaine.",
    ),
    _one(
        "environment",
        "break-room",
        ActionKind.TOOLS,
        "Clear out the break room on Monday, and let the team say what it should have.",
        "Lundi, débarrasser la salle de pause et laisser l’équipe dire ce qu’il y "
        "faut.",
    ),
    _one(
        "environment",
        "real-breaks",
        ActionKind.ROTA,
        "Write the breaks into the rota, and have somebody stand in so that they are "
        "taken.",
        "Inscrire les pauses au planning et prévoir un remplacement pour qu’elles "
        "soient vraiment prises.",
    ),
    _one(
        "environment",
        "noise-light-heat",
        ActionKind.TOOLS,
        "Ask what bothers most: noise, light or heat; change one thing this week and "
        "have a date for the next.",
        "Demander ce qui gêne le plus, bruit, lumière ou chaleur ; changer une chose "
        "cette semaine et dater la suivante.",
    ),
    _one(
        "csat",
        "waiting",
        ActionKind.STAFFING,
        "Measure the wait at the busiest hour on three days, and open one more till "
        "or line where it is over five minutes.",
        "Mesurer l’attente trois jours à l’heure de pointe et ouvrir une caisse ou une "
        "ligne de plus au-delà de cinq minutes.",
    ),
    _one(
        "csat",
        "last-complaints",
        ActionKind.CUSTOMERS,
        "Read the last ten complaints together, find the most frequent cause, and "
        "remove it this month.",
        "Relire ensemble les dix dernières réclamations, trouver la cause la plus "
        "fréquente et la supprimer ce mois-ci.",
    ),
    _one(
        "csat",
        "call-back",
        ActionKind.CUSTOMERS,
        "Call back every customer who was dissatisfied within two days, and write "
        "down what would have helped.",
        "Rappeler sous deux jours chaque client mécontent et noter ce qui l’aurait "
        "aidé.",
    ),
    _one(
        "csat",
        "friendly-first-minute",
        ActionKind.TRAINING,
        "Practise the first minute with a customer: look up, greet, ask. Fifteen "
        "minutes, in pairs, every week.",
        "S’entraîner à la première minute avec un client : lever les yeux, saluer, "
        "demander. Un quart d’heure par semaine.",
    ),
    _one(
        "nps",
        "one-surprise",
        ActionKind.CUSTOMERS,
        "Let each person do one small thing a day that a customer does not expect, "
        "and tell it in the evening.",
        "Chacun fait chaque jour un petit geste auquel le client ne s’attend pas, et "
        "le raconte le soir.",
    ),
    _one(
        "nps",
        "promise-less",
        ActionKind.INFORMATION,
        "Promise customers only dates that we keep: one day more on the paper, and a "
        "message when it is ready.",
        "Ne promettre que des délais tenus : un jour de plus sur le papier, et un "
        "message dès que c’est prêt.",
    ),
    _one(
        "nps",
        "what-would-it-take",
        ActionKind.MEETING,
        "Read what hesitant customers wrote, and choose with the team one thing that "
        "would win them over.",
        "Lire ce qu’ont écrit les clients hésitants et choisir en équipe une chose "
        "qui les ferait changer d’avis.",
    ),
    _one(
        "ces",
        "one-contact",
        ActionKind.DECISIONS,
        "Whoever takes a request keeps it until it is settled; no customer has to "
        "tell it twice.",
        "Qui reçoit une demande la suit jusqu’au bout ; aucun client n’a à se répéter.",
    ),
    _one(
        "ces",
        "walk-as-customer",
        ActionKind.CUSTOMERS,
        "Do yourself what a customer does, from the door or the menu to the receipt, "
        "and remove one hurdle.",
        "Faire soi-même le parcours du client, de l’entrée au ticket de caisse, et "
        "supprimer un obstacle.",
    ),
    _one(
        "ces",
        "plain-letter",
        ActionKind.INFORMATION,
        "Rewrite the notice or the mail that raises most questions, and try it on "
        "three customers.",
        "Réécrire l’affiche ou l’e-mail qui suscite le plus de questions et le faire "
        "lire à trois clients.",
    ),
    _one(
        "rtf",
        "close-the-talk",
        ActionKind.TRAINING,
        "End every contact with two sentences: what I do now, and by when you hear "
        "from me.",
        "Terminer chaque échange par deux phrases : ce que je fais maintenant, et "
        "quand vous aurez de mes nouvelles.",
    ),
    _one(
        "rtf",
        "second-look",
        ActionKind.CUSTOMERS,
        "Three days after a contact that went badly, somebody else calls and asks "
        "whether it is settled.",
        "Trois jours après un échange difficile, une autre personne appelle pour "
        "savoir si tout est réglé.",
    ),
)
"""Those for one thing one after the other."""
MEASURES = ("mobilisation", *DIMENSIONS, *USUAL)
"""For what there are some; for what a company measures of its own, see below."""


def suggestions_for(measure: str) -> list[Suggestion]:
    """Return what can be done about a measure.

    A metric of the company's own is about customers, whatever it asks them.
    """
    meant = measure if measure in MEASURES else USUAL[0]
    return [one for one in LIBRARY if one.measure == meant]

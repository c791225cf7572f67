import type { Script } from './conversation-scripts.ts';

export const frenchScripts: readonly [Script, ...Script[]] = [
  [
    ['customer', 'Bonjour, avez-vous une salle de réunion libre {day} à {time} ?'],
    ['assistant', 'Bonjour {name} ! {room} est libre {day} à partir de {time}.'],
    ['customer', 'Parfait, quel est le tarif ?'],
    ['assistant', '{room} coûte {amount} de l’heure, hors taxes.'],
  ],
  [
    ['customer', 'Je n’arrive pas à me connecter au Wi-Fi avec mon téléphone.'],
    ['assistant', 'Avez-vous essayé d’oublier le réseau, puis de vous reconnecter ?'],
    ['customer', 'Oui, sans succès.'],
    ['operator', 'Votre appareil était bloqué, c’est réglé. Essayez encore une fois, s’il vous plaît.'],
    ['customer', 'Ça marche, merci !'],
  ],
  [
    ['customer', 'Pouvez-vous m’envoyer la facture {number} en PDF ?'],
    ['assistant', 'Bien sûr. La facture {number} de {amount} est dans votre espace client.'],
  ],
  [
    ['customer', 'Je voudrais suspendre mon abonnement pendant l’été.'],
    ['assistant', 'C’est possible pendant trois mois au plus. À partir de quelle date ?'],
    ['customer', 'À partir du premier juillet.'],
    ['operator', 'C’est noté, {name}. Bel été de la part de toute l’équipe de {business} !'],
  ],
  [['customer', 'Quels sont vos horaires d’ouverture le samedi ?']],
];

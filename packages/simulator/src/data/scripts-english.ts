import type { Script } from './conversation-scripts.ts';

export const englishScripts: readonly [Script, ...Script[]] = [
  [
    ['customer', 'Hi, do you have a meeting room for six people on {day} at {time}?'],
    ['assistant', 'Hello {name}! {room} is free on {day} from {time}. It seats eight and has a screen.'],
    ['customer', 'Great, how much is it per hour?'],
    ['assistant', '{room} is {amount} an hour, VAT not included. Members get two hours a month free.'],
    ['customer', 'Please book it for two hours.'],
    ['assistant', 'Done: {room}, {day}, {time}, two hours. The confirmation is on its way to you.'],
  ],
  [
    ['customer', 'The Wi-Fi keeps dropping on the second floor since this morning.'],
    ['assistant', 'Sorry about that, {name}. Have you tried to forget the network and sign in again?'],
    ['customer', 'Yes, twice. My colleague has the same problem.'],
    ['operator', 'We found a faulty access point by the kitchen and are replacing it. Back by {time}.'],
    ['customer', 'Works again, thank you!'],
  ],
  [
    ['customer', 'I was charged {amount} on invoice {number} but my plan should be cheaper.'],
    ['assistant', 'I can see invoice {number}. It holds your plan and four guest day passes from {day}.'],
    ['customer', 'I only had two guests that day.'],
    ['operator', 'You are right, two passes were counted twice. A credit note is on its way.'],
  ],
  [
    ['customer', 'Can I upgrade from a hot desk to a fixed desk in the middle of the month?'],
    ['assistant', 'Yes. The difference is charged by the day, and a fixed desk is {amount} a month.'],
    ['customer', 'And what if I want to go back?'],
    ['assistant', 'You can move back with one month of notice, from the first of a month.'],
  ],
  [
    ['customer', 'My key fob does not open the door after 8 pm. Is that on purpose?'],
    ['assistant', 'Your plan opens the doors from 8 am to 8 pm. Plans with 24/7 access start at {amount}.'],
  ],
  [
    ['customer', 'Has a parcel arrived for me? Tracking says it was delivered on {day}.'],
    ['assistant', 'I cannot see the post room from here. I am asking the front desk for you.'],
    ['operator', 'Yes {name}, it is at reception of {business}. Bring a photo ID, please.'],
  ],
  [['customer', 'What are your opening hours over the bank holiday?']],
  [
    ['customer', 'I would like to cancel my membership at the end of the month.'],
    ['assistant', 'I am sorry to see you go. The notice period is one month, so it would end after next month.'],
    ['customer', 'Is there any way to make it earlier? I am moving on {day}.'],
    ['operator', 'We can pause the plan instead, free of charge for up to three months. Would that help?'],
    ['customer', 'That would be perfect, thanks.'],
    ['operator', 'Paused. Your address at {business} stays valid in the meantime.'],
  ],
  [
    ['customer', 'Can I bring my dog? 🐕'],
    ['assistant', 'Dogs are welcome on the ground floor of {business}, on a lead, please.'],
  ],
];

/** What a second member of the team, Jonas, has in his own archive: he knows two of the cast. Times are UTC. */
export const JONAS = {
  'Profile.csv': 'First Name,Last Name\nJonas,Trautwein\n',
  'messages.csv': `CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
2-ph,,Philippa Runde,https://www.linkedin.com/in/philippa-runde/,Jonas Trautwein,https://www.linkedin.com/in/jonas-trautwein,2026-03-20 12:00:00 UTC,,Gladly,INBOX
2-ph,,Jonas Trautwein,https://www.linkedin.com/in/jonas-trautwein,Philippa Runde,https://www.linkedin.com/in/Philippa-Runde,2026-03-19 09:00:00 UTC,,Coffee?,INBOX
2-qu,,Jonas Trautwein,https://www.linkedin.com/in/jonas-trautwein,Quirin Astheim,https://www.linkedin.com/in/quirin-astheim,2026-04-12 10:00:00 UTC,,Ines says hello,INBOX
`,
};

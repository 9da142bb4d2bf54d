<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AskStep</name>
    <message>
        <source>Nothing has been read yet. We ask because pictures of someone under 19 must not be kept, not even as proof.</source>
        <translation>We have not looked at it yet. A sexual picture of someone under 19 may not be kept, not even to show what happened. That is why we ask first.</translation>
    </message>
    <message>
        <source>A packed file or an exported chat can hold pictures. The questions are about those, too.</source>
        <translation>There can be pictures inside this file. Think of those too when you answer.</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>A quiet page to breathe, and the way back to where you were.</source>
        <translation>A quiet page where you can breathe. Then you go back to where you were.</translation>
    </message>
</context>
<context>
    <name>Breathing</name>
    <message>
        <source>Count to four while you breathe in, and to six while you breathe out. As often as you like.</source>
        <translation>Breathe in and count to four. Breathe out and count to six. Do it as often as you like.</translation>
    </message>
</context>
<context>
    <name>ChoiceStep</name>
    <message>
        <source>Note the address, the account and the time</source>
        <translation>Just write down the address, the account and the time</translation>
    </message>
    <message>
        <source>Keep its fingerprint only</source>
        <translation>Keep only its fingerprint (a long number)</translation>
    </message>
    <message>
        <source>Keep a masked copy only</source>
        <translation>Keep only a copy with parts covered</translation>
    </message>
    <message>
        <source>You cover with boxes what must not be seen, or let someone beside you do it. The picture itself is written nowhere. Pictures only, no videos.</source>
        <translation>You put boxes over what nobody should see. Someone beside you can do it for you. The picture itself is not saved. This works with pictures, not with videos.</translation>
    </message>
    <message>
        <source>A number made from the file. It shows later that it is the same file.</source>
        <translation>A long number made from the file. Later it shows that it is the same file.</translation>
    </message>
</context>
<context>
    <name>ComputerCheck</name>
    <message>
        <source>Looked for and not found: {topics}.</source>
        <translation>We looked and did not find: {topics}.</translation>
    </message>
    <message>
        <source>Could not be seen: {topics}. It may be there or not.</source>
        <translation>We could not see: {topics}. It may be there.</translation>
    </message>
    <message>
        <source>Nothing was sent. What was not found may still be there, and who else knows your password cannot be seen.</source>
        <translation>Nothing was sent. There may be things we did not find. We cannot see who else knows your password.</translation>
    </message>
    <message>
        <source>Nothing has to be changed now. Turning things off or deleting them all at once can be noticed. You can go on using this computer as before, and do this on another one.</source>
        <translation>You need not change anything now. If you turn things off all at once, someone may notice. You can go on using this computer as before. Write on another one if you can.</translation>
    </message>
</context>
<context>
    <name>Doses</name>
    <message>
        <source>You have been here for a while. If you like, take a break (Ctrl+B).</source>
        <translation>You have been here for some time. If you want, you can rest a little (Ctrl+B).</translation>
    </message>
</context>
<context>
    <name>DraftNotice</name>
    <message>
        <source>You began to write: {}</source>
        <translation>You were writing this: {}</translation>
    </message>
</context>
<context>
    <name>DueLine</name>
    <message>
        <source>The day you noted is past, and that is fine: {title}</source>
        <translation>The day you wrote down is over. That is okay: {title}</translation>
    </message>
</context>
<context>
    <name>FirstLines</name>
    <message>
        <source>What else there is to know</source>
        <translation>More to read</translation>
    </message>
</context>
<context>
    <name>FirstPlace</name>
    <message>
        <source>You can say it like this</source>
        <translation>You can say this</translation>
    </message>
</context>
<context>
    <name>ForgotFace</name>
    <message>
        <source>This can happen to anyone. If you wrote down a recovery code when you began, type it here. Small or capital letters, blanks and dashes make no difference.</source>
        <translation>Anyone can forget. Did you write a recovery code on paper when you began? Then type it here. Small or big letters are both fine. Spaces do not matter.</translation>
    </message>
    <message>
        <source>Without the passphrase and without a recovery code, nobody can open this record: not the makers of the program, not the police. There is no other way in.

Take your time and try what comes to mind. However often it doesn&apos;t fit, nothing is ever deleted. You can also begin a new record beside it.</source>
        <translation>Without the passphrase and without the code, nobody can open this record. The people who made the program cannot, and the police cannot. There is no other way.

Take your time and try what comes to mind. You can try many times. Nothing is ever deleted. You can also start a new record.</translation>
    </message>
</context>
<context>
    <name>GuardQuestions</name>
    <message>
        <source>Is nudity or something sexual to be seen in it?</source>
        <translation>Can you see someone naked in it, or something sexual?</translation>
    </message>
    <message>
        <source>Could someone in it be under 19?</source>
        <translation>Could someone in it be younger than 19?</translation>
    </message>
    <message>
        <source>A face put onto another body counts too. If it is you and you are under 19, the answer is yes.</source>
        <translation>A fake with a face on another body counts too. If it is your face and you are under 19, the answer is yes.</translation>
    </message>
    <message>
        <source>A face put onto another body counts too: whose face is it?</source>
        <translation>A fake with a face on another body counts too. Think about whose face it is.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Whom you spoke with, what they said, which number they gave.</source>
        <translation>Here you can write who you talked to, and what they said. If they gave you a number, write it here too.</translation>
    </message>
    <message>
        <source>You can add a person or a place you trust, and note a number of your own beside any of these.</source>
        <translation>You can add a person or a place you trust. You can also write down a number you know.</translation>
    </message>
    <message>
        <source>To read before you decide anything. Nothing is sent.</source>
        <translation>You can read this before you decide. Nothing is sent.</translation>
    </message>
    <message>
        <source>Not known whether it is open now</source>
        <translation>We do not know if it is open now</translation>
    </message>
    <message>
        <source>A public holiday: it may be closed</source>
        <translation>It is a holiday, so it may be closed</translation>
    </message>
    <message>
        <source>Last checked {day}, more than a year ago; it may have changed.</source>
        <translation>We checked on {day}. That is more than a year ago, so it may be different now.</translation>
    </message>
</context>
<context>
    <name>HideButton</name>
    <message>
        <source>Takes every window away at once and ends the program. What you wrote is kept, and the program and the record stay on the computer. Pressing Shift three times does the same.</source>
        <translation>All windows go away at once, and the program ends. What you wrote is kept. The program and your record stay on this computer. Pressing Shift three times does the same.</translation>
    </message>
</context>
<context>
    <name>IncidentForm</name>
    <message>
        <source>Who told you, or where did you read it?</source>
        <translation>Who told you? Or where did you read it?</translation>
    </message>
    <message>
        <source>It need not be exact. Choose as much as you know.</source>
        <translation>You need not know exactly. Choose what you know.</translation>
    </message>
    <message>
        <source>Left empty, it is made from the first words of what you write.</source>
        <translation>If you leave this empty, your first words become the title.</translation>
    </message>
    <message>
        <source>Start with whatever you remember, in any order.</source>
        <translation>Write what you remember. The order does not matter.</translation>
    </message>
    <message>
        <source>Write more (you need not)</source>
        <translation>Write more (only if you want)</translation>
    </message>
</context>
<context>
    <name>IncidentSheet</name>
    <message>
        <source>This is what you wrote last time, not saved yet.</source>
        <translation>You wrote this last time. It is not saved yet.</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>· What you put in stays on this computer, locked with your passphrase.
· Nothing is sent unless you send it.
· Hide, or Shift three times, closes everything at once. What you wrote is kept.</source>
        <translation>· What you put in is locked with your passphrase. It is only on this computer.
· Nothing goes anywhere unless you send it.
· Press Hide, or Shift three times. It closes at once. What you wrote is kept.</translation>
    </message>
    <message>
        <source>· It cannot stop someone who watches the screen or keyboard, or makes you open it.
· Hiding deletes nothing: others may see that a record is here and was used, and pictures stay where they came from.
· With neither the passphrase nor a recovery code, nobody can open the record.</source>
        <translation>· It cannot stop someone who watches your screen or your keyboard. It cannot stop someone who makes you open it.
· Hiding only hides. Someone can still see that this program and a record are here, and that it was used. Pictures are still where they came from, like a phone or a chat.
· If you forget the passphrase and have no recovery code, nobody can open the record.</translation>
    </message>
    <message>
        <source>· Other programs can take pictures of this window.</source>
        <translation>· On this computer, other programs can take a picture of this window.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>This didn&apos;t work. What was saved before is still there. Please try again.</source>
        <translation>It did not work this time. What you saved is still there. Please try again.</translation>
    </message>
    <message>
        <source>The record couldn&apos;t be opened just now. Please close the program and try again.</source>
        <translation>It cannot be opened right now. Please close the program and start it again.</translation>
    </message>
    <message>
        <source>There is no record in this folder. Choose another one, or start a new record.</source>
        <translation>There is no record in this folder. You can choose another folder, or start a new record.</translation>
    </message>
    <message>
        <source>That&apos;s a little short. {least} letters are enough; a few words in a row are easiest to remember.</source>
        <translation>That is a little short. {least} letters are enough. A few words in a row are easy to remember.</translation>
    </message>
    <message>
        <source>That passphrase doesn&apos;t fit. Check the keyboard language and Caps Lock, then try again.</source>
        <translation>That passphrase does not fit. Look if the keyboard is on the right language and Caps Lock is off. Then try again.</translation>
    </message>
    <message>
        <source>A letter seems to differ from the paper. Please compare the groups one by one.</source>
        <translation>One letter seems to be different from the paper. Please look at each group again.</translation>
    </message>
    <message>
        <source>This code doesn&apos;t open this record. Perhaps there is a newer sheet, or this one belongs to another record.</source>
        <translation>This code does not open this record. Maybe there is a newer sheet of paper. Maybe this one is for another record.</translation>
    </message>
    <message>
        <source>The record is open in another window or program. Close that one, then try again.</source>
        <translation>It is already open in another window or program. Close that one. Then try again.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough room on this computer yet. What you wrote is safe.</source>
        <translation>This computer does not have enough room yet. What you wrote is still there.</translation>
    </message>
    <message>
        <source>This couldn&apos;t be saved as it is. Please look it over once more.</source>
        <translation>It cannot be saved like this. Please look at it once more.</translation>
    </message>
    <message>
        <source>This day isn&apos;t in the calendar. It need not be exact: choose as much as you know.</source>
        <translation>There is no such day in the calendar. You need not know exactly. Choose what you know.</translation>
    </message>
    <message>
        <source>This text is longer than {limit} letters. Please split it into two.</source>
        <translation>This text has more than {limit} letters. Please make two texts of it.</translation>
    </message>
    <message>
        <source>One word is enough here, so that you can find it again.</source>
        <translation>Please write one word. Then you can find it again.</translation>
    </message>
    <message>
        <source>This file couldn&apos;t be put in. The file itself wasn&apos;t changed.</source>
        <translation>This file could not be put in. The file is just as it was.</translation>
    </message>
    <message>
        <source>The computer doesn&apos;t let us read this file. Is it still there?</source>
        <translation>The computer does not show us this file. Is it still there?</translation>
    </message>
    <message>
        <source>This file is empty (0 bytes). Please look whether it was saved whole.</source>
        <translation>There is nothing in this file (0 bytes). Please look if all of it was saved.</translation>
    </message>
    <message>
        <source>This file is too large to keep here. You can note where it is instead of putting it in.</source>
        <translation>This file is too big to keep here. You can write down where it is instead.</translation>
    </message>
    <message>
        <source>We won&apos;t keep this picture here: for someone under 19, holding it can itself break the law. The record is whole without it. Keep the address, account and time instead?</source>
        <translation>We will not keep this picture here. Just having a sexual picture of someone under 19 can be against the law. Your record is whole without it. Do you want to write down the address, the account and the time instead?</translation>
    </message>
    <message>
        <source>We won&apos;t keep this picture here: who helps someone else shouldn&apos;t be the keeper of such pictures. Keep the address, account and time instead?</source>
        <translation>We will not keep this picture here. Someone who helps is not the one to keep such pictures. Do you want to write down the address, the account and the time instead?</translation>
    </message>
    <message>
        <source>Something else wrote into the folder of the record, so nothing more was saved there. What you are typing is kept. Please lock, look whether another program copies this folder, and open it again.</source>
        <translation>Another program changed this folder, so nothing more was saved there. What you are writing is kept. Please lock it. Look if another program copies this folder. Then open it again.</translation>
    </message>
</context>
<context>
    <name>MoreFields</name>
    <message>
        <source>Several may fit, or none. You need not decide.</source>
        <translation>You can choose more than one, or none. You need not decide.</translation>
    </message>
    <message>
        <source>What did it do to you?</source>
        <translation>What was hard for you because of it?</translation>
    </message>
    <message>
        <source>How do you know the time?</source>
        <translation>How do you know when it was?</translation>
    </message>
    <message>
        <source>When did you notice it?</source>
        <translation>When did you find out?</translation>
    </message>
    <message>
        <source>Those you note under People &amp; accounts can be chosen here.</source>
        <translation>Who you write under “People &amp; accounts” can be chosen here.</translation>
    </message>
    <message>
        <source>What you put in under Evidence can be chosen here.</source>
        <translation>What you put into “Evidence” can be chosen here.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>The two differ. Please type the second one again.</source>
        <translation>The two are not the same. Please type the second one again.</translation>
    </message>
    <message>
        <source>These five words were drawn by lot. Picture them as one small scene, then type them once more here. You can also draw others.</source>
        <translation>These five words were picked by chance. Make one picture of them in your head. Then type them once more here. You can also get other words.</translation>
    </message>
    <message>
        <source>To type Korean letters again later, press Show first.</source>
        <translation>If you use Korean letters, press Show first when you type them again later.</translation>
    </message>
</context>
<context>
    <name>NowQuestion</name>
    <message>
        <source>You need not answer. It only decides what is shown below.</source>
        <translation>You need not answer. Only the words below will change.</translation>
    </message>
    <message>
        <source>Someone is threatening</source>
        <translation>Someone is trying to scare me</translation>
    </message>
    <message>
        <source>Someone frightening is near</source>
        <translation>Someone I am afraid of is near me</translation>
    </message>
    <message>
        <source>You answered whether it is happening now.</source>
        <translation>You said if it is happening now.</translation>
    </message>
</context>
<context>
    <name>PauseCard</name>
    <message>
        <source>You need not do anything now. What you wrote is where you left it.</source>
        <translation>You need not do anything now. What you wrote is still there.</translation>
    </message>
    <message>
        <source>If you would like to talk to someone now:</source>
        <translation>If you want to talk to someone now:</translation>
    </message>
</context>
<context>
    <name>PlaceSheet</name>
    <message>
        <source>You can say it like this</source>
        <translation>You can say this</translation>
    </message>
    <message>
        <source>Good to know before calling</source>
        <translation>Good to know before you call</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>One moment. This is being finished, and then it locks.</source>
        <translation>One moment. We finish this first, and then it locks.</translation>
    </message>
</context>
<context>
    <name>RecordSheet</name>
    <message>
        <source>This is what you wrote last time, not saved yet.</source>
        <translation>You wrote this last time. It is not saved yet.</translation>
    </message>
    <message>
        <source>Something is missing here. If you don&apos;t know it, choose “I don&apos;t know”.</source>
        <translation>There is still an empty place here. If you do not know it, choose “I don&apos;t know”.</translation>
    </message>
</context>
<context>
    <name>RefusedStep</name>
    <message>
        <source>Leave it on the device it came to, and show that device to the police. Please don&apos;t download it again or send it to anyone, not even to get help.</source>
        <translation>Leave it on the phone or computer it came to. Show that one to the police. Please do not download it again. Please do not send it to anyone, not even to get help.</translation>
    </message>
</context>
<context>
    <name>SaySheet</name>
    <message>
        <source>You can say it like this</source>
        <translation>You can say this</translation>
    </message>
    <message>
        <source>For you alone: it goes into no document.</source>
        <translation>This is only for you. It goes into no document.</translation>
    </message>
</context>
<context>
    <name>ShortForm</name>
    <message>
        <source>A word is enough, in any order.</source>
        <translation>One word is enough. The order does not matter.</translation>
    </message>
</context>
<context>
    <name>ShortSheet</name>
    <message>
        <source>You can stop at any word, and go on another day under What happened.</source>
        <translation>You can stop at any time. You can write more on another day, under “What happened”.</translation>
    </message>
</context>
<context>
    <name>SiteSheet</name>
    <message>
        <source>This opens your browser, outside this program. The page stays in its history, and whoever runs the network may see the name of the page.</source>
        <translation>The page opens in another window, on the internet. It stays in the list of pages that were visited. The people who run the internet at home or at school may see its name.</translation>
    </message>
    <message>
        <source>Copied; it goes from the clipboard again in a minute.</source>
        <translation>Copied. After one minute it is gone again.</translation>
    </message>
    <message>
        <source>No browser took it. The address can be copied and pasted into one.</source>
        <translation>The page could not be opened. You can copy the address and use it in a browser.</translation>
    </message>
</context>
<context>
    <name>StopPoint</name>
    <message>
        <source>You can stop here. What you wrote is kept, and the rest may wait.</source>
        <translation>You can stop here. What you wrote is kept. The rest can wait.</translation>
    </message>
</context>
<context>
    <name>Surprise</name>
    <message>
        <source>Something unexpected happened. What was saved is still there, and nothing was sent anywhere. If this comes again, please lock and open the record once.</source>
        <translation>Something happened that we did not expect. What you saved is still there, and nothing was sent. If it comes again, please lock your record and open it again.</translation>
    </message>
</context>
<context>
    <name>TakeInSheet</name>
    <message>
        <source>Before it goes in: two questions</source>
        <translation>Two questions before it goes in</translation>
    </message>
    <message>
        <source>Please choose an answer first. “I&apos;m not sure” is one too.</source>
        <translation>Please choose an answer first. “I&apos;m not sure” is an answer too.</translation>
    </message>
    <message>
        <source>This is not kept here</source>
        <translation>We do not keep this here</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>Start with whatever you remember, in any order.</source>
        <translation>Write what you remember. The order does not matter.</translation>
    </message>
    <message>
        <source>This page keeps what happened, with its dates. It can stay empty.</source>
        <translation>Here is what happened, and when. It can stay empty.</translation>
    </message>
    <message>
        <source>Nothing here holds these words. A shorter word may find more.</source>
        <translation>These words are nowhere here. A shorter word may find more.</translation>
    </message>
    <message>
        <source>One question at a time, in your own words. You can stop at any moment.</source>
        <translation>One question, then the next. Use your own words. You can stop at any time.</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>If you like, choose one of these. It is also fine to do nothing now.</source>
        <translation>You can choose one of these. Doing nothing now is fine too.</translation>
    </message>
    <message>
        <source>Everything you wrote is saved. You can stop here.</source>
        <translation>All you wrote is saved. You can stop here.</translation>
    </message>
    <message>
        <source>Write down something that happened. A word is enough.</source>
        <translation>Write about something that happened. One word is enough.</translation>
    </message>
    <message>
        <source>People who can help by phone, and what one can say.</source>
        <translation>People you can call for help, and what you can say to them.</translation>
    </message>
    <message>
        <source>Nothing is written yet, and that is fine.</source>
        <translation>You have not written anything yet. That is fine.</translation>
    </message>
    <message>
        <source>One field for what comes to mind.</source>
        <translation>A place to write what comes to mind.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Some things wait here. None needs opening today.</source>
        <translation>Some things are waiting here. You need not open them today.</translation>
    </message>
    <message>
        <source>What you noted for today is under Today. It can wait for this break.</source>
        <translation>What you wanted to do today is under “Today”. It can wait while you rest.</translation>
    </message>
    <message>
        <source>Nothing waits for you here.</source>
        <translation>Nothing is waiting for you here.</translation>
    </message>
</context>
<context>
    <name>WhenField</name>
    <message>
        <source>Something is still empty. If you don&apos;t know it, choose less above.</source>
        <translation>Something is still empty. If you do not know it, choose something else above.</translation>
    </message>
    <message>
        <source>The last day is before the first. You can swap them.</source>
        <translation>The last day comes before the first day. You can change them around.</translation>
    </message>
</context>
<context>
    <name>_Ask</name>
    <message>
        <source>Whose matter is it?</source>
        <translation>Who did it happen to?</translation>
    </message>
    <message>
        <source>How old is the person who was harmed?</source>
        <translation>How old is that person?</translation>
    </message>
    <message>
        <source>In which country?</source>
        <translation>Which country was it in?</translation>
    </message>
    <message>
        <source>It decides which pictures may be kept. You can change it later.</source>
        <translation>It tells us which pictures you may keep. You can change it later.</translation>
    </message>
    <message>
        <source>Help and papers come from this country.</source>
        <translation>You see places that help in this country, and its papers.</translation>
    </message>
    <message>
        <source>Making the record and locking it with your passphrase…</source>
        <translation>Making your record and locking it…</translation>
    </message>
</context>
<context>
    <name>_KnowFirst</name>
    <message>
        <source>Does someone watch this computer, or is it a school&apos;s or a company&apos;s? Then a friend&apos;s or a counsellor&apos;s is better. If others use this account, lock whenever you leave.</source>
        <translation>Does someone look at what you do on this computer? Is it a school or work computer? Then a friend&apos;s or a counsellor&apos;s computer is a better place to begin. If others use the same account, lock the record each time you leave.</translation>
    </message>
    <message>
        <source>Try it with a made-up record first</source>
        <translation>Try it with a pretend record first</translation>
    </message>
    <message>
        <source>Open a record that is already there</source>
        <translation>Open a record that I made before</translation>
    </message>
</context>
</TS>

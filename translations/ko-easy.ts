<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AskStep</name>
    <message>
        <source>Nothing has been read yet. We ask because pictures of someone under 19 must not be kept, not even as proof.</source>
        <translation>아직 아무것도 보지 않았어요. 열아홉 살보다 어린 사람의 성적인 사진은 갖고 있으면 안 돼요. 그래서 먼저 물어봐요.</translation>
    </message>
    <message>
        <source>A packed file or an exported chat can hold pictures. The questions are about those, too.</source>
        <translation>이 파일 안에는 사진이 들어 있을 수 있어요. 그 사진까지 생각하고 답해요.</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>A quiet page to breathe, and the way back to where you were.</source>
        <translation>조용히 숨 쉬는 화면이에요. 하던 데로 바로 돌아와요.</translation>
    </message>
</context>
<context>
    <name>Breathing</name>
    <message>
        <source>Count to four while you breathe in, and to six while you breathe out. As often as you like.</source>
        <translation>넷을 세며 숨을 들이쉬어요. 여섯을 세며 내쉬어요. 하고 싶은 만큼 해요.</translation>
    </message>
</context>
<context>
    <name>ChoiceStep</name>
    <message>
        <source>Note the address, the account and the time</source>
        <translation>주소·계정·시간만 쓰기</translation>
    </message>
    <message>
        <source>Keep its fingerprint only</source>
        <translation>파일의 지문(긴 숫자)만 남기기</translation>
    </message>
    <message>
        <source>Keep a masked copy only</source>
        <translation>가린 사진만 넣기</translation>
    </message>
    <message>
        <source>You cover with boxes what must not be seen, or let someone beside you do it. The picture itself is written nowhere. Pictures only, no videos.</source>
        <translation>보이면 안 되는 곳을 상자로 가려요. 옆 사람이 대신 해도 돼요. 원래 사진은 저장하지 않아요. 영상은 안 돼요.</translation>
    </message>
    <message>
        <source>A number made from the file. It shows later that it is the same file.</source>
        <translation>파일로 만든 긴 숫자예요. 나중에 같은 파일인지 알 수 있어요.</translation>
    </message>
</context>
<context>
    <name>ComputerCheck</name>
    <message>
        <source>Looked for and not found: {topics}.</source>
        <translation>찾아봤지만 없는 것: {topics}.</translation>
    </message>
    <message>
        <source>Could not be seen: {topics}. It may be there or not.</source>
        <translation>볼 수 없던 것: {topics}. 있을 수도 있어요.</translation>
    </message>
    <message>
        <source>Nothing was sent. What was not found may still be there, and who else knows your password cannot be seen.</source>
        <translation>아무것도 보내지 않았어요. 다 찾지 못했을 수도 있어요. 비밀번호를 또 누가 아는지는 알 수 없어요.</translation>
    </message>
    <message>
        <source>Nothing has to be changed now. Turning things off or deleting them all at once can be noticed. You can go on using this computer as before, and do this on another one.</source>
        <translation>지금 바꿀 것은 없어요. 갑자기 끄거나 지우면 눈에 띌 수 있어요. 이 컴퓨터는 그대로 써요. 이 일은 다른 컴퓨터에서 해도 돼요.</translation>
    </message>
</context>
<context>
    <name>Doses</name>
    <message>
        <source>You have been here for a while. If you like, take a break (Ctrl+B).</source>
        <translation>오래 있었어요. 쉬고 싶으면 쉬어도 돼요. (Ctrl+B)</translation>
    </message>
</context>
<context>
    <name>DraftNotice</name>
    <message>
        <source>You began to write: {}</source>
        <translation>쓰다가 만 글: {}</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>이어서 쓰기</translation>
    </message>
</context>
<context>
    <name>DueLine</name>
    <message>
        <source>The day you noted is past, and that is fine: {title}</source>
        <translation>정한 날이 지났어요. 괜찮아요: {title}</translation>
    </message>
</context>
<context>
    <name>FirstLines</name>
    <message>
        <source>What else there is to know</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>FirstPlace</name>
    <message>
        <source>You can say it like this</source>
        <translation>이렇게 말해도 돼요</translation>
    </message>
    <message>
        <source>Write it in your words</source>
        <translation>내 말로 써 두기</translation>
    </message>
</context>
<context>
    <name>ForgotFace</name>
    <message>
        <source>This can happen to anyone. If you wrote down a recovery code when you began, type it here. Small or capital letters, blanks and dashes make no difference.</source>
        <translation>누구나 잊을 수 있어요. 복구 코드를 종이에 써 두었나요? 그러면 여기에 써 주세요. 띄어쓰기는 달라도 괜찮아요.</translation>
    </message>
    <message>
        <source>Without the passphrase and without a recovery code, nobody can open this record: not the makers of the program, not the police. There is no other way in.

Take your time and try what comes to mind. However often it doesn&apos;t fit, nothing is ever deleted. You can also begin a new record beside it.</source>
        <translation>암호도 복구 코드도 없으면 아무도 열 수 없어요. 만든 사람도, 경찰도 열 수 없어요.

천천히 생각나는 것을 써 보세요. 몇 번을 써도 지워지지 않아요. 새 기록장을 시작해도 돼요.</translation>
    </message>
</context>
<context>
    <name>GuardQuestions</name>
    <message>
        <source>Is nudity or something sexual to be seen in it?</source>
        <translation>벗은 몸이나 성적인 것이 보이나요?</translation>
    </message>
    <message>
        <source>Could someone in it be under 19?</source>
        <translation>나온 사람이 열아홉 살보다 어릴 수 있나요?</translation>
    </message>
    <message>
        <source>A face put onto another body counts too. If it is you and you are under 19, the answer is yes.</source>
        <translation>얼굴만 붙인 가짜 사진도 똑같아요. 내 얼굴이고 내가 열아홉 살보다 어리면 ‘네’예요.</translation>
    </message>
    <message>
        <source>A face put onto another body counts too: whose face is it?</source>
        <translation>얼굴만 붙인 가짜 사진도 똑같아요. 누구 얼굴인지 생각해요.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Whom you spoke with, what they said, which number they gave.</source>
        <translation>누구와 말했는지 써 두는 곳이에요.</translation>
    </message>
    <message>
        <source>You can add a person or a place you trust, and note a number of your own beside any of these.</source>
        <translation>믿는 사람이나 곳을 더할 수 있어요. 아는 번호도 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>To read before you decide anything. Nothing is sent.</source>
        <translation>정하기 전에 읽어 봐요. 아무것도 보내지 않아요.</translation>
    </message>
    <message>
        <source>Not known whether it is open now</source>
        <translation>지금 여는지는 몰라요</translation>
    </message>
    <message>
        <source>A public holiday: it may be closed</source>
        <translation>쉬는 날이라 안 열 수 있어요</translation>
    </message>
    <message>
        <source>Last checked {day}, more than a year ago; it may have changed.</source>
        <translation>{day}에 확인했어요. 1년이 넘어서 바뀌었을 수 있어요.</translation>
    </message>
</context>
<context>
    <name>HideButton</name>
    <message>
        <source>Takes every window away at once and ends the program. What you wrote is kept, and the program and the record stay on the computer. Pressing Shift three times does the same.</source>
        <translation>창을 모두 바로 치워요. 쓴 글은 남아 있어요. 이 프로그램도 컴퓨터에 그대로 있어요. Shift를 세 번 눌러도 같아요.</translation>
    </message>
</context>
<context>
    <name>IncidentForm</name>
    <message>
        <source>When did it happen?</source>
        <translation>언제 그랬나요?</translation>
    </message>
    <message>
        <source>How do you know?</source>
        <translation>어떻게 알았나요?</translation>
    </message>
    <message>
        <source>Who told you, or where did you read it?</source>
        <translation>누가 말해 줬나요? 어디서 봤나요?</translation>
    </message>
    <message>
        <source>It need not be exact. Choose as much as you know.</source>
        <translation>정확하지 않아도 돼요. 아는 만큼만 골라요.</translation>
    </message>
    <message>
        <source>Left empty, it is made from the first words of what you write.</source>
        <translation>안 쓰면 글의 첫 부분이 제목이 돼요.</translation>
    </message>
    <message>
        <source>Start with whatever you remember, in any order.</source>
        <translation>생각나는 것부터 써요. 순서는 없어도 돼요.</translation>
    </message>
    <message>
        <source>Write more (you need not)</source>
        <translation>더 쓰기 (안 써도 돼요)</translation>
    </message>
</context>
<context>
    <name>IncidentSheet</name>
    <message>
        <source>This is what you wrote last time, not saved yet.</source>
        <translation>전에 쓰던 글이에요. 아직 저장하지 않았어요.</translation>
    </message>
    <message>
        <source>Saved. You can stop here.</source>
        <translation>저장했어요. 여기서 멈춰도 돼요.</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>· What you put in stays on this computer, locked with your passphrase.
· Nothing is sent unless you send it.
· Hide, or Shift three times, closes everything at once. What you wrote is kept.</source>
        <translation>· 쓴 글과 넣은 파일은 암호로 잠겨요. 이 컴퓨터에만 있어요.
· 내가 보내지 않으면 아무 데도 가지 않아요.
· ‘숨기기’를 누르거나 Shift를 세 번 누르면 바로 닫혀요. 쓴 글은 그대로 있어요.</translation>
    </message>
    <message>
        <source>· It cannot stop someone who watches the screen or keyboard, or makes you open it.
· Hiding deletes nothing: others may see that a record is here and was used, and pictures stay where they came from.
· With neither the passphrase nor a recovery code, nobody can open the record.</source>
        <translation>· 화면이나 자판을 옆에서 보는 사람은 막지 못해요. 억지로 열라고 하는 사람도 막지 못해요.
· 숨기기는 감추기만 해요. 이 프로그램이 있다는 것은 보일 수 있어요. 사진은 휴대전화나 대화방에 그대로 있어요.
· 암호를 잊고 복구 코드도 없으면 아무도 열 수 없어요.</translation>
    </message>
    <message>
        <source>· Other programs can take pictures of this window.</source>
        <translation>· 이 컴퓨터에서는 다른 프로그램이 이 창을 사진으로 찍을 수 있어요.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>This didn&apos;t work. What was saved before is still there. Please try again.</source>
        <translation>이번에는 안 됐어요. 저장한 것은 그대로 있어요. 다시 해 봐요.</translation>
    </message>
    <message>
        <source>The record couldn&apos;t be opened just now. Please close the program and try again.</source>
        <translation>지금은 열 수 없어요. 프로그램을 껐다가 다시 켜 봐요.</translation>
    </message>
    <message>
        <source>There is no record in this folder. Choose another one, or start a new record.</source>
        <translation>이 폴더에는 기록장이 없어요. 다른 폴더를 골라 봐요.</translation>
    </message>
    <message>
        <source>Please type a passphrase.</source>
        <translation>암호를 써 주세요.</translation>
    </message>
    <message>
        <source>That&apos;s a little short. {least} letters are enough; a few words in a row are easiest to remember.</source>
        <translation>조금 짧아요. {least}글자면 돼요. 낱말 몇 개를 이어서 써도 좋아요.</translation>
    </message>
    <message>
        <source>That passphrase doesn&apos;t fit. Check the keyboard language and Caps Lock, then try again.</source>
        <translation>암호가 맞지 않아요. 한글인지 영어인지 보고 다시 써 봐요.</translation>
    </message>
    <message>
        <source>A letter seems to differ from the paper. Please compare the groups one by one.</source>
        <translation>종이와 다른 글자가 있어요. 하나씩 다시 봐요.</translation>
    </message>
    <message>
        <source>This code doesn&apos;t open this record. Perhaps there is a newer sheet, or this one belongs to another record.</source>
        <translation>이 코드로는 열리지 않아요. 더 새 종이가 있는지 봐요.</translation>
    </message>
    <message>
        <source>The record is open in another window or program. Close that one, then try again.</source>
        <translation>다른 창에서 열려 있어요. 그 창을 닫고 다시 해 봐요.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough room on this computer yet. What you wrote is safe.</source>
        <translation>컴퓨터에 빈자리가 모자라요. 쓴 글은 그대로 있어요.</translation>
    </message>
    <message>
        <source>This couldn&apos;t be saved as it is. Please look it over once more.</source>
        <translation>이대로는 저장할 수 없어요. 한 번 더 봐 주세요.</translation>
    </message>
    <message>
        <source>This day isn&apos;t in the calendar. It need not be exact: choose as much as you know.</source>
        <translation>달력에 없는 날이에요. 정확하지 않아도 돼요. 아는 만큼만 골라요.</translation>
    </message>
    <message>
        <source>This text is longer than {limit} letters. Please split it into two.</source>
        <translation>글이 {limit}글자보다 길어요. 둘로 나누어 써요.</translation>
    </message>
    <message>
        <source>One word is enough here, so that you can find it again.</source>
        <translation>한 단어라도 써 주세요. 그래야 다시 찾을 수 있어요.</translation>
    </message>
    <message>
        <source>This file couldn&apos;t be put in. The file itself wasn&apos;t changed.</source>
        <translation>이 파일은 넣지 못했어요. 파일은 그대로 있어요.</translation>
    </message>
    <message>
        <source>The computer doesn&apos;t let us read this file. Is it still there?</source>
        <translation>컴퓨터가 이 파일을 보여 주지 않아요. 아직 거기 있는지 봐요.</translation>
    </message>
    <message>
        <source>This file is empty (0 bytes). Please look whether it was saved whole.</source>
        <translation>비어 있는 파일이에요(0바이트). 다 저장됐는지 봐요.</translation>
    </message>
    <message>
        <source>This file is too large to keep here. You can note where it is instead of putting it in.</source>
        <translation>파일이 너무 커서 넣지 못해요. 어디에 있는지 써 두면 돼요.</translation>
    </message>
    <message>
        <source>We won&apos;t keep this picture here: for someone under 19, holding it can itself break the law. The record is whole without it. Keep the address, account and time instead?</source>
        <translation>이 사진은 여기에 넣지 않을게요. 열아홉 살보다 어린 사람의 성적인 사진은 갖고만 있어도 법에 걸릴 수 있어요. 사진이 없어도 괜찮아요. 주소·계정·시간만 쓸까요?</translation>
    </message>
    <message>
        <source>We won&apos;t keep this picture here: who helps someone else shouldn&apos;t be the keeper of such pictures. Keep the address, account and time instead?</source>
        <translation>이 사진은 여기에 넣지 않을게요. 돕는 사람이 이런 사진을 갖고 있지 않는 것이 좋아요. 주소·계정·시간만 쓸까요?</translation>
    </message>
    <message>
        <source>Something else wrote into the folder of the record, so nothing more was saved there. What you are typing is kept. Please lock, look whether another program copies this folder, and open it again.</source>
        <translation>다른 프로그램이 이 폴더를 바꿨어요. 그래서 더 저장하지 않았어요. 지금 쓰는 글은 따로 두었어요. 잠갔다가 다시 열어 주세요.</translation>
    </message>
</context>
<context>
    <name>MoreFields</name>
    <message>
        <source>Several may fit, or none. You need not decide.</source>
        <translation>여러 개 골라도 되고, 안 골라도 돼요.</translation>
    </message>
    <message>
        <source>What did it do to you?</source>
        <translation>그 일 때문에 무엇이 힘들었나요?</translation>
    </message>
    <message>
        <source>Who is in it?</source>
        <translation>누가 나오나요?</translation>
    </message>
    <message>
        <source>How do you know the time?</source>
        <translation>그때인 줄 어떻게 알았나요?</translation>
    </message>
    <message>
        <source>When did you notice it?</source>
        <translation>언제 알았나요?</translation>
    </message>
    <message>
        <source>Those you note under People &amp; accounts can be chosen here.</source>
        <translation>‘사람·계정’에 쓰면 여기서 고를 수 있어요.</translation>
    </message>
    <message>
        <source>What you put in under Evidence can be chosen here.</source>
        <translation>‘자료’에 넣으면 여기서 고를 수 있어요.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>The two differ. Please type the second one again.</source>
        <translation>두 암호가 달라요. 아래 칸을 다시 써 주세요.</translation>
    </message>
    <message>
        <source>These five words were drawn by lot. Picture them as one small scene, then type them once more here. You can also draw others.</source>
        <translation>다섯 낱말을 뽑았어요. 그림처럼 떠올리면 잘 기억나요. 여기에 한 번 더 써 주세요. 다시 뽑아도 돼요.</translation>
    </message>
    <message>
        <source>To type Korean letters again later, press Show first.</source>
        <translation>나중에 열 때는 ‘보이기’를 먼저 누르고 한글로 써요.</translation>
    </message>
</context>
<context>
    <name>NowQuestion</name>
    <message>
        <source>Is it happening now?</source>
        <translation>지금도 그 일이 있나요?</translation>
    </message>
    <message>
        <source>You need not answer. It only decides what is shown below.</source>
        <translation>대답하지 않아도 돼요. 아래 글만 달라져요.</translation>
    </message>
    <message>
        <source>Someone is threatening</source>
        <translation>누가 나에게 겁을 줘요</translation>
    </message>
    <message>
        <source>Someone frightening is near</source>
        <translation>무서운 사람이 옆에 있어요</translation>
    </message>
    <message>
        <source>You answered whether it is happening now.</source>
        <translation>지금도 그런지 답했어요.</translation>
    </message>
</context>
<context>
    <name>PauseCard</name>
    <message>
        <source>You need not do anything now. What you wrote is where you left it.</source>
        <translation>지금은 아무것도 안 해도 돼요. 쓴 글은 그대로 있어요.</translation>
    </message>
    <message>
        <source>If you would like to talk to someone now:</source>
        <translation>누군가와 말하고 싶다면</translation>
    </message>
    <message>
        <source>Back to where I was</source>
        <translation>아까 하던 데로 가기</translation>
    </message>
</context>
<context>
    <name>PlaceSheet</name>
    <message>
        <source>You can say it like this</source>
        <translation>이렇게 말해도 돼요</translation>
    </message>
    <message>
        <source>Good to know before calling</source>
        <translation>전화하기 전에 알면 좋아요</translation>
    </message>
    <message>
        <source>Write what you want to say</source>
        <translation>하고 싶은 말 써 두기</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>One moment. This is being finished, and then it locks.</source>
        <translation>잠깐만요. 하던 것을 마치고 잠글게요.</translation>
    </message>
</context>
<context>
    <name>RecordSheet</name>
    <message>
        <source>This is what you wrote last time, not saved yet.</source>
        <translation>전에 쓰던 글이에요. 아직 저장하지 않았어요.</translation>
    </message>
    <message>
        <source>Saved. You can stop here.</source>
        <translation>저장했어요. 여기서 멈춰도 돼요.</translation>
    </message>
    <message>
        <source>Something is missing here. If you don&apos;t know it, choose “I don&apos;t know”.</source>
        <translation>빈 곳이 있어요. 모르면 ‘모르겠어요’를 골라요.</translation>
    </message>
</context>
<context>
    <name>RefusedStep</name>
    <message>
        <source>Leave it on the device it came to, and show that device to the police. Please don&apos;t download it again or send it to anyone, not even to get help.</source>
        <translation>사진은 받은 휴대전화에 그대로 둬요. 경찰에게 그 휴대전화를 보여 줘요. 다시 내려받거나 누구에게 보내지 말아요.</translation>
    </message>
</context>
<context>
    <name>SaySheet</name>
    <message>
        <source>You can say it like this</source>
        <translation>이렇게 말해도 돼요</translation>
    </message>
    <message>
        <source>For you alone: it goes into no document.</source>
        <translation>나만 보는 글이에요.</translation>
    </message>
</context>
<context>
    <name>ShortForm</name>
    <message>
        <source>What comes to mind?</source>
        <translation>지금 생각나는 것</translation>
    </message>
    <message>
        <source>A word is enough, in any order.</source>
        <translation>한 단어만 써도 돼요. 순서는 없어도 돼요.</translation>
    </message>
</context>
<context>
    <name>ShortSheet</name>
    <message>
        <source>You can stop at any word, and go on another day under What happened.</source>
        <translation>언제든 멈춰도 돼요. 나중에 ‘있었던 일’에서 더 써요.</translation>
    </message>
</context>
<context>
    <name>SiteSheet</name>
    <message>
        <source>This opens your browser, outside this program. The page stays in its history, and whoever runs the network may see the name of the page.</source>
        <translation>인터넷 창이 따로 열려요. 어디에 갔는지 기록이 남아요. 집이나 학교에서 알 수도 있어요.</translation>
    </message>
    <message>
        <source>Copied; it goes from the clipboard again in a minute.</source>
        <translation>복사했어요. 1분 뒤에 지워져요.</translation>
    </message>
    <message>
        <source>No browser took it. The address can be copied and pasted into one.</source>
        <translation>인터넷 창을 열지 못했어요. 주소를 복사해서 써도 돼요.</translation>
    </message>
</context>
<context>
    <name>StopPoint</name>
    <message>
        <source>You can stop here. What you wrote is kept, and the rest may wait.</source>
        <translation>여기서 멈춰도 돼요. 쓴 글은 남아 있어요.</translation>
    </message>
</context>
<context>
    <name>Surprise</name>
    <message>
        <source>Something unexpected happened. What was saved is still there, and nothing was sent anywhere. If this comes again, please lock and open the record once.</source>
        <translation>생각하지 못한 일이 생겼어요. 저장한 것은 그대로 있어요. 아무 데도 보내지 않았어요. 또 그러면 잠갔다가 다시 열어 주세요.</translation>
    </message>
</context>
<context>
    <name>TakeInSheet</name>
    <message>
        <source>Before it goes in: two questions</source>
        <translation>넣기 전에 두 가지만 물어볼게요</translation>
    </message>
    <message>
        <source>Please choose an answer first. “I&apos;m not sure” is one too.</source>
        <translation>먼저 답을 골라요. ‘잘 모르겠어요’도 돼요.</translation>
    </message>
    <message>
        <source>This is not kept here</source>
        <translation>이 사진은 여기에 넣지 않아요</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>Start with whatever you remember, in any order.</source>
        <translation>생각나는 것부터 써요. 순서는 없어도 돼요.</translation>
    </message>
    <message>
        <source>This page keeps what happened, with its dates. It can stay empty.</source>
        <translation>있었던 일을 모으는 곳이에요. 비어 있어도 돼요.</translation>
    </message>
    <message>
        <source>Nothing here holds these words. A shorter word may find more.</source>
        <translation>그 말이 든 글이 없어요. 더 짧은 말로 찾아봐요.</translation>
    </message>
    <message>
        <source>One question at a time, in your own words. You can stop at any moment.</source>
        <translation>하나씩 물어봐요. 언제든 멈춰도 돼요.</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>If you like, choose one of these. It is also fine to do nothing now.</source>
        <translation>하고 싶은 것을 골라요. 아무것도 안 해도 괜찮아요.</translation>
    </message>
    <message>
        <source>Everything you wrote is saved. You can stop here.</source>
        <translation>쓴 것은 모두 저장했어요. 여기서 멈춰도 돼요.</translation>
    </message>
    <message>
        <source>Write down something that happened. A word is enough.</source>
        <translation>있었던 일을 써요. 한 단어만 써도 돼요.</translation>
    </message>
    <message>
        <source>People who can help by phone, and what one can say.</source>
        <translation>전화로 도와주는 곳이에요. 뭐라고 말할지도 알려 줘요.</translation>
    </message>
    <message>
        <source>Nothing is written yet, and that is fine.</source>
        <translation>아직 쓴 것이 없어요. 괜찮아요.</translation>
    </message>
    <message>
        <source>One field for what comes to mind.</source>
        <translation>생각나는 것을 쓰는 칸이에요.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Some things wait here. None needs opening today.</source>
        <translation>기다리는 것이 있어요. 오늘 안 열어도 돼요.</translation>
    </message>
    <message>
        <source>What you noted for today is under Today. It can wait for this break.</source>
        <translation>오늘 하려던 것은 ‘오늘’에 있어요. 지금은 쉬어도 돼요.</translation>
    </message>
    <message>
        <source>Nothing waits for you here.</source>
        <translation>기다리는 것이 없어요.</translation>
    </message>
</context>
<context>
    <name>WhenField</name>
    <message>
        <source>Something is still empty. If you don&apos;t know it, choose less above.</source>
        <translation>빈칸이 있어요. 모르면 위에서 다른 것을 골라요.</translation>
    </message>
    <message>
        <source>The last day is before the first. You can swap them.</source>
        <translation>끝난 날이 더 앞이에요. 두 날을 바꿔 봐요.</translation>
    </message>
</context>
<context>
    <name>_Ask</name>
    <message>
        <source>Whose matter is it?</source>
        <translation>누구에게 있었던 일인가요?</translation>
    </message>
    <message>
        <source>How old is the person who was harmed?</source>
        <translation>그 사람은 몇 살인가요?</translation>
    </message>
    <message>
        <source>In which country?</source>
        <translation>어느 나라에서 있었나요?</translation>
    </message>
    <message>
        <source>It decides which pictures may be kept. You can change it later.</source>
        <translation>나이에 따라 넣어도 되는 사진이 달라요. 나중에 바꿔도 돼요.</translation>
    </message>
    <message>
        <source>Help and papers come from this country.</source>
        <translation>이 나라의 도움받을 곳이 나와요.</translation>
    </message>
    <message>
        <source>Making the record and locking it with your passphrase…</source>
        <translation>기록장을 만들고 있어요…</translation>
    </message>
</context>
<context>
    <name>_KnowFirst</name>
    <message>
        <source>Does someone watch this computer, or is it a school&apos;s or a company&apos;s? Then a friend&apos;s or a counsellor&apos;s is better. If others use this account, lock whenever you leave.</source>
        <translation>누가 이 컴퓨터를 들여다보나요? 학교 컴퓨터인가요? 그러면 친구나 상담 선생님의 컴퓨터가 더 좋아요. 여럿이 쓰는 컴퓨터라면, 자리를 뜰 때 잠가 주세요.</translation>
    </message>
    <message>
        <source>Try it with a made-up record first</source>
        <translation>가짜 기록으로 먼저 해 보기</translation>
    </message>
    <message>
        <source>Open a record that is already there</source>
        <translation>전에 만든 기록장 열기</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AccountForm</name>
    <message>
        <source>I don&apos;t know</source>
        <translation>모르겠어요</translation>
    </message>
    <message>
        <source>Where is it?</source>
        <translation>어디에 있는 계정인가요?</translation>
    </message>
    <message>
        <source>The name of the place</source>
        <translation>그곳의 이름</translation>
    </message>
    <message>
        <source>The name that is shown</source>
        <translation>보이는 이름</translation>
    </message>
    <message>
        <source>The id</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>Address of the profile (URL)</source>
        <translation>프로필 주소(URL)</translation>
    </message>
    <message>
        <source>Room or channel</source>
        <translation>대화방이나 채널</translation>
    </message>
    <message>
        <source>A note for you alone</source>
        <translation>나만 보는 메모</translation>
    </message>
    <message>
        <source>The shown name can be changed at any moment. The id (with @, or a number) hardly ever is, so with both the account can be found again.</source>
        <translation>보이는 이름은 언제든 바꿀 수 있어요. 아이디(@로 시작하는 이름이나 숫자)는 잘 바뀌지 않아서, 둘 다 적어 두면 그 계정을 다시 찾기 쉬워요.</translation>
    </message>
    <message>
        <source>For example: @name or 123456789</source>
        <translation>예: @name 또는 123456789</translation>
    </message>
    <message>
        <source>Copy it as it is. Nothing here ever opens it.</source>
        <translation>있는 그대로 옮겨 적어 주세요. 여기서 열리는 일은 없어요.</translation>
    </message>
    <message>
        <source>It goes into no document, whoever it is for.</source>
        <translation>누구에게 내는 문서에도 들어가지 않아요.</translation>
    </message>
</context>
<context>
    <name>AccountSheet</name>
    <message>
        <source>Note an account or a room</source>
        <translation>계정·대화방 적기</translation>
    </message>
    <message>
        <source>An account or a room</source>
        <translation>계정·대화방</translation>
    </message>
    <message>
        <source>Note that I asked for this to be taken down</source>
        <translation>이것을 지워 달라고 했다고 적어 두기</translation>
    </message>
    <message>
        <source>What happened, and the items, stay as you wrote them and only no longer name it.</source>
        <translation>있었던 일과 자료는 적은 그대로 남고, 이 계정과의 연결만 없어져요.</translation>
    </message>
</context>
<context>
    <name>AdultStep</name>
    <message>
        <source>I&apos;ve read this. Put it in</source>
        <translation>읽었어요. 원본을 넣을게요</translation>
    </message>
    <message>
        <source>Please read this first. In some countries, having such a picture or video is itself an offence. In Korea that is Article 14-2(4) of the Act on Special Cases concerning Sexual Crimes, for made-up sexual videos. For the person harmed it is the least likely to matter, but the law names no exception for proof. It stays in this record only, encrypted, and can be deleted at any time.</source>
        <translation>먼저 읽어 주세요. 이런 사진이나 영상은 갖고 있는 것만으로 법에 걸리는 나라가 있어요. 한국에서는 성적인 합성물을 갖고 있는 일이 성폭력처벌법 제14조의2 제4항에 걸릴 수 있어요. 피해를 입은 본인이라면 문제가 될 가능성이 가장 낮지만, 증거로 갖고 있어도 된다고 법에 적혀 있지는 않아요. 넣으면 이 기록장 안에만 잠긴 채로 있고, 언제든 지울 수 있어요.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Please don&apos;t download or share it in order to send it in.</source>
        <translation>이걸 내려고 사진이나 영상을 내려받거나 누구에게 보내지 마세요.</translation>
    </message>
</context>
<context>
    <name>AnewFace</name>
    <message>
        <source>Take it and open</source>
        <translation>이 암호로 열기</translation>
    </message>
    <message>
        <source>Taking the new passphrase</source>
        <translation>새 암호로 바꾸고 있어요</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>The code fits, and everything is there. Please choose a new passphrase; from now on it opens in place of the old one. The code stays as it is.</source>
        <translation>코드가 맞아요. 적어 둔 것은 모두 그대로 있어요. 이제 새 암호를 정해 주세요. 앞으로는 예전 암호 대신 이 암호로 열려요. 복구 코드는 지금 것을 그대로 쓰면 돼요.</translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation>새 암호</translation>
    </message>
</context>
<context>
    <name>AnotherHandSheet</name>
    <message>
        <source>Someone writes for me</source>
        <translation>다른 사람이 대신 적어 줘요</translation>
    </message>
    <message>
        <source>Who writes for you now?</source>
        <translation>지금 누가 대신 적어 주나요?</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작하기</translation>
    </message>
    <message>
        <source>You tell, and they type. What they write down or change is marked with their name here. Documents say only that another person wrote it down, without the name. They see what is open here: stay beside them, or lock it when you go.</source>
        <translation>나는 말하고, 그 사람이 적어요. 그 사람이 적거나 고친 것에는 여기에 그 이름이 함께 남아요. 문서에는 이름 없이, 다른 사람이 대신 적었다는 것만 나와요. 열려 있는 동안 그 사람도 내용을 볼 수 있으니, 곁에 있어 주거나 자리를 뜰 때 잠가 주세요.</translation>
    </message>
    <message>
        <source>A name only you need to understand: my aunt, the counsellor.</source>
        <translation>나만 알아보면 되는 이름이면 돼요. 예: 이모, 상담 선생님</translation>
    </message>
    <message>
        <source>Written down or changed by: {name}</source>
        <translation>대신 적거나 고친 사람: {name}</translation>
    </message>
</context>
<context>
    <name>AnsweringSheet</name>
    <message>
        <source>What does it show?</source>
        <translation>무엇이 담겨 있나요?</translation>
    </message>
    <message>
        <source>You can answer once more at any time. It is fine to have answered otherwise.</source>
        <translation>언제든 다시 답할 수 있어요. 전에 다르게 답했어도 괜찮아요.</translation>
    </message>
    <message>
        <source>Save, and delete the file</source>
        <translation>저장하고 파일 지우기</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Please choose an answer first. “I&apos;m not sure” is one too.</source>
        <translation>먼저 답을 골라 주세요. ‘잘 모르겠어요’도 괜찮아요.</translation>
    </message>
    <message>
        <source>With this answer the kept file cannot stay. It is deleted from this record for good. Its number, its fingerprint and what you wrote about it stay.</source>
        <translation>이렇게 답하면 보관하던 파일은 남겨 둘 수 없어서, 이 기록에서 완전히 지워져요. 자료 번호와 지문, 적어 둔 설명은 남아요.</translation>
    </message>
</context>
<context>
    <name>ArrivalSheet</name>
    <message>
        <source>Where is it from?</source>
        <translation>어디에서 온 자료인가요?</translation>
    </message>
    <message>
        <source>When it came to you</source>
        <translation>나에게 온 때</translation>
    </message>
    <message>
        <source>When it was seen or posted</source>
        <translation>보았거나 올라온 때</translation>
    </message>
    <message>
        <source>From whom, or who told you</source>
        <translation>누구에게서 왔나요, 또는 누가 알려 주었나요</translation>
    </message>
    <message>
        <source>Room or channel</source>
        <translation>대화방이나 채널</translation>
    </message>
    <message>
        <source>How it was captured</source>
        <translation>어떻게 남겼나요</translation>
    </message>
    <message>
        <source>Who else saw it</source>
        <translation>또 누가 보았나요</translation>
    </message>
    <message>
        <source>For example: a screenshot, a photo of the screen, sent to me</source>
        <translation>예: 화면 캡처, 화면을 찍은 사진, 누가 보내 줌</translation>
    </message>
    <message>
        <source>What you don&apos;t know stays as it is. Everything can be added later.</source>
        <translation>모르는 것은 비워 두면 돼요. 나중에 언제든 더 적을 수 있어요.</translation>
    </message>
    <message numerus="yes">
        <source>This is written to each of the %n items.</source>
        <translation>
            <numerusform>자료 %n개에 똑같이 적혀요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>자료마다 적고 있어요</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Stopped. What is written by now stays. “Save” goes on with the rest.</source>
        <translation>멈췄어요. 지금까지 적은 것은 그대로 있어요. ‘저장’을 누르면 나머지도 이어서 적어요.</translation>
    </message>
    <message>
        <source>It&apos;s fine not to know</source>
        <translation>몰라도 괜찮아요</translation>
    </message>
</context>
<context>
    <name>AsideSheet</name>
    <message>
        <source>What I put away</source>
        <translation>치워 둔 것</translation>
    </message>
    <message>
        <source>Nothing is put away.</source>
        <translation>치워 둔 것이 없어요.</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>다시 꺼내기</translation>
    </message>
</context>
<context>
    <name>AskStep</name>
    <message>
        <source>Answer for each file by itself</source>
        <translation>파일마다 따로 답하기</translation>
    </message>
    <message>
        <source>Nothing has been read yet. We ask because pictures of someone under 19 must not be kept, not even as proof.</source>
        <translation>아직 아무것도 읽지 않았어요. 나이가 어린 사람의 성적인 사진은 증거로도 갖고 있으면 안 되어서 먼저 여쭤봐요.</translation>
    </message>
    <message>
        <source>File {} of {}</source>
        <translation>파일 {} / {}</translation>
    </message>
    <message>
        <source>A packed file or an exported chat can hold pictures. The questions are about those, too.</source>
        <translation>압축 파일이나 내보낸 대화에는 사진이 들어 있을 수 있어요. 그 사진까지 생각해서 답해 주세요.</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>붙여 넣은 사진</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>그리고 %n개 더</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskingForm</name>
    <message>
        <source>When you asked</source>
        <translation>부탁한 때</translation>
    </message>
    <message>
        <source>When they answered</source>
        <translation>답을 들은 때</translation>
    </message>
    <message>
        <source>Whom did you ask?</source>
        <translation>어디에 부탁했나요?</translation>
    </message>
    <message>
        <source>Their name: site, centre, person</source>
        <translation>이름: 사이트, 센터, 담당자</translation>
    </message>
    <message>
        <source>Number they gave</source>
        <translation>받은 번호</translation>
    </message>
    <message>
        <source>PIN they gave</source>
        <translation>받은 PIN</translation>
    </message>
    <message>
        <source>Show the number and the PIN</source>
        <translation>번호와 PIN 보기</translation>
    </message>
    <message>
        <source>How you asked</source>
        <translation>부탁한 방법</translation>
    </message>
    <message>
        <source>Their answer</source>
        <translation>들은 답</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>답한 내용</translation>
    </message>
    <message>
        <source>It went with something handed in</source>
        <translation>제출한 것과 함께 부탁했어요</translation>
    </message>
    <message>
        <source>With it they find your request again.</source>
        <translation>이 번호로 부탁한 것을 다시 찾아 줘요.</translation>
    </message>
    <message>
        <source>StopNCII gives its number and its PIN once and cannot tell them again. They stay here, covered, and are in no list and no document.</source>
        <translation>StopNCII는 번호와 PIN을 한 번만 알려 주고 다시 알려 주지 못해요. 여기에 가려진 채로 남고, 목록이나 문서에는 나오지 않아요.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Counted from when you asked, that is: {}</source>
        <translation>부탁한 때부터 세면 {}까지예요</translation>
    </message>
</context>
<context>
    <name>AskingSheet</name>
    <message>
        <source>Your passphrase</source>
        <translation>지금 쓰는 암호</translation>
    </message>
    <message>
        <source>Trying it…</source>
        <translation>맞춰 보는 중이에요…</translation>
    </message>
    <message>
        <source>Whom you asked</source>
        <translation>부탁한 곳</translation>
    </message>
    <message>
        <source>This only notes it. Nothing is sent, and no address is opened.</source>
        <translation>적어 두기만 해요. 아무것도 보내지 않고, 주소도 열지 않아요.</translation>
    </message>
</context>
<context>
    <name>BackupSheet</name>
    <message>
        <source>Make a backup</source>
        <translation>백업 만들기</translation>
    </message>
    <message>
        <source>A backup is one locked file with everything in it. It opens with the same passphrase or recovery code; whoever finds it sees only that something is locked.

A USB stick that is kept somewhere else is a good place. At the same place as last time, only what is new is added.</source>
        <translation>백업은 모든 것이 담긴, 잠긴 파일 하나예요. 같은 암호나 복구 코드로 열리고, 다른 사람이 보면 잠긴 파일이라는 것만 알 수 있어요.

다른 곳에 보관하는 USB 메모리에 두면 좋아요. 지난번과 같은 곳에 만들면 새로 생긴 것만 더해져요.</translation>
    </message>
    <message>
        <source>Making the backup</source>
        <translation>백업을 만들고 있어요</translation>
    </message>
    <message>
        <source>Choose a place and make it</source>
        <translation>둘 곳을 골라 만들기</translation>
    </message>
    <message>
        <source>Make a new file beside it</source>
        <translation>옆에 새 파일로 만들기</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>다 됐어요</translation>
    </message>
    <message>
        <source>Where should the backup go?</source>
        <translation>백업을 어디에 둘까요?</translation>
    </message>
    <message>
        <source>The backup is made</source>
        <translation>백업을 만들었어요</translation>
    </message>
    <message>
        <source>It was read back and is whole. Size: {size}</source>
        <translation>다시 읽어 보았고, 온전해요. 크기: {size}</translation>
    </message>
    <message>
        <source>It is here:</source>
        <translation>여기에 있어요:</translation>
    </message>
    <message>
        <source>The files of these items could not be read, so it lacks them: {numbers}</source>
        <translation>이 자료들의 파일은 읽을 수 없어서 백업에 없어요: {numbers}</translation>
    </message>
    <message>
        <source>Stopped. What was there before is as it was.</source>
        <translation>멈췄어요. 전에 만든 백업은 그대로 있어요.</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Pages</source>
        <translation>차례</translation>
    </message>
    <message>
        <source>Find in what happened</source>
        <translation>있었던 일에서 찾기</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>쉬기</translation>
    </message>
    <message>
        <source>A quiet page to breathe, and the way back to where you were.</source>
        <translation>숨을 고르는 조용한 화면이에요. 하던 곳으로 바로 돌아올 수 있어요.</translation>
    </message>
</context>
<context>
    <name>Basis</name>
    <message>
        <source>Law</source>
        <translation>법</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>안내</translation>
    </message>
    <message>
        <source>Guidebook, not law: please ask</source>
        <translation>지침(가이드북)이고 법은 아니니 확인해 보세요</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>권하는 말</translation>
    </message>
    <message>
        <source>Checked {day}</source>
        <translation>{day} 확인</translation>
    </message>
</context>
<context>
    <name>BesideSheet</name>
    <message>
        <source>Someone beside you looks</source>
        <translation>곁에 있는 사람이 볼 때</translation>
    </message>
    <message>
        <source>Look while held</source>
        <translation>누르는 동안 보기</translation>
    </message>
    <message>
        <source>Write down what they say</source>
        <translation>들은 것을 적기</translation>
    </message>
    <message>
        <source>Turn the screen towards them, or look somewhere else. Nothing shows until they hold the button, and it is gone when they let go.</source>
        <translation>화면을 그 사람 쪽으로 돌리거나, 다른 곳을 보고 있어도 돼요. 그 사람이 누르고 있을 때만 보이고, 손을 떼면 사라져요.</translation>
    </message>
    <message>
        <source>For the person who looks</source>
        <translation>보는 분께</translation>
    </message>
    <message>
        <source>They call it: {}</source>
        <translation>이렇게 이름을 붙였어요: {}</translation>
    </message>
    <message>
        <source>You are asked to look in someone&apos;s place, so that they need not. Hold the button below to see it. Then say calmly, and only as far as they want to know: what kind of thing it is, which names, times and addresses can be read. It is all right to stop at any moment. Please take no picture of it, and leave it here.</source>
        <translation>이 사람이 보지 않아도 되도록, 대신 봐 달라는 부탁이에요. 아래 버튼을 누르고 있으면 보여요. 그리고 차분하게, 알고 싶어 하는 만큼만 말해 주세요. 어떤 것인지, 어떤 이름·시간·주소가 읽히는지요. 언제든 멈춰도 괜찮아요. 사진으로 찍지 말고 여기에만 두어 주세요.</translation>
    </message>
</context>
<context>
    <name>BinSheet</name>
    <message>
        <source>The bin</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>How long it stays</source>
        <translation>보관하는 기간</translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation>휴지통 비우기</translation>
    </message>
    <message>
        <source>All that can be deleted here is deleted for good. Nobody can undo that.</source>
        <translation>여기에서 지울 수 있는 것을 모두 완전히 지워요. 되돌릴 수 없어요.</translation>
    </message>
    <message>
        <source>Yes, delete all of it for good</source>
        <translation>네, 모두 완전히 지우기</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Emptying the bin</source>
        <translation>휴지통을 비우는 중</translation>
    </message>
    <message>
        <source>The bin is empty. What you put away can be brought back from here.</source>
        <translation>휴지통이 비어 있어요. 휴지통에 넣은 것은 여기에서 다시 꺼낼 수 있어요.</translation>
    </message>
    <message>
        <source>This is in no list and in no document. It stays until you empty the bin.</source>
        <translation>여기에 있는 것은 어떤 목록에도, 어떤 문서에도 나오지 않아요. 휴지통을 비울 때까지 남아 있어요.</translation>
    </message>
    <message>
        <source>This is in no list and in no document. Each thing says how many days it stays. Days are counted when you open the record, and a long time away counts as one week.</source>
        <translation>여기에 있는 것은 어떤 목록에도, 어떤 문서에도 나오지 않아요. 며칠 더 남아 있는지 하나하나 적혀 있어요. 날짜는 기록을 열 때 세고, 오래 열지 않아도 일주일까지만 세요.</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30일</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90일</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>1년</translation>
    </message>
    <message>
        <source>Until I empty the bin</source>
        <translation>내가 비울 때까지</translation>
    </message>
    <message>
        <source>It is back where it was.</source>
        <translation>제자리로 돌아왔어요.</translation>
    </message>
    <message>
        <source>Deleted for good.</source>
        <translation>완전히 지웠어요.</translation>
    </message>
    <message>
        <source>Stopped. What was not deleted yet is still here.</source>
        <translation>멈췄어요. 아직 지우지 않은 것은 그대로 있어요.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>있었던 일</translation>
    </message>
    <message>
        <source>Something you told</source>
        <translation>적은 이야기</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>자료</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Account or room</source>
        <translation>계정·대화방</translation>
    </message>
    <message>
        <source>Place of help</source>
        <translation>도움받을 곳</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>나눈 이야기</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>다음 할 일</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>낸 기록</translation>
    </message>
    <message>
        <source>Place to be taken down</source>
        <translation>지워 달라고 한 곳</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>지워 달라고 한 기록</translation>
    </message>
    <message>
        <source>Excerpt</source>
        <translation>발췌</translation>
    </message>
</context>
<context>
    <name>Breathing</name>
    <message>
        <source>Count to four while you breathe in, and to six while you breathe out. As often as you like.</source>
        <translation>넷을 세며 들이쉬고, 여섯을 세며 내쉬어 보세요. 하고 싶은 만큼만 하면 돼요.</translation>
    </message>
</context>
<context>
    <name>CallButton</name>
    <message>
        <source>To call (F1)</source>
        <translation>전화할 곳 (F1)</translation>
    </message>
    <message>
        <source>Shows at once whom you can call now, and what you can say. Nothing is dialled, and nothing is written down.</source>
        <translation>지금 전화할 수 있는 곳과 할 수 있는 말을 바로 보여 줘요. 전화가 걸리지도, 기록이 남지도 않아요.</translation>
    </message>
    <message>
        <source>To call</source>
        <translation>전화할 곳</translation>
    </message>
</context>
<context>
    <name>CallNow</name>
    <message>
        <source>Someone to call</source>
        <translation>전화할 곳</translation>
    </message>
    <message>
        <source>You can call from any phone, and need not know yet what to say. Nothing is dialled from here, and nothing is written down.</source>
        <translation>어느 전화로 걸어도 되고, 무슨 말을 할지 아직 몰라도 돼요. 여기서는 전화가 걸리지 않고 아무것도 적어 두지 않아요.</translation>
    </message>
    <message>
        <source>In which country?</source>
        <translation>어느 나라인가요?</translation>
    </message>
    <message>
        <source>The numbers could not be shown here just now.</source>
        <translation>지금은 여기에 번호를 보여 드리지 못했어요.</translation>
    </message>
    <message>
        <source>Or one of these</source>
        <translation>다른 곳도 있어요</translation>
    </message>
    <message>
        <source>Noted by you: {number}</source>
        <translation>내가 적은 것: {number}</translation>
    </message>
    <message>
        <source>What you want to say</source>
        <translation>하고 싶은 말</translation>
    </message>
    <message>
        <source>You can say it like this</source>
        <translation>전화하면 이렇게 말해도 돼요</translation>
    </message>
    <message>
        <source>Also: {numbers}</source>
        <translation>이렇게도 닿아요: {numbers}</translation>
    </message>
</context>
<context>
    <name>CaseName</name>
    <message>
        <source>Notes</source>
        <translation>기록장</translation>
    </message>
    <message>
        <source>Notes · practice</source>
        <translation>기록장 · 연습</translation>
    </message>
    <message>
        <source>Record: {}. All records</source>
        <translation>기록: {}. 모든 기록 보기</translation>
    </message>
</context>
<context>
    <name>CaseSheet</name>
    <message>
        <source>About this record</source>
        <translation>이 기록에 대해</translation>
    </message>
    <message>
        <source>Whose matter is it?</source>
        <translation>누구의 일인가요?</translation>
    </message>
    <message>
        <source>How old is the person who was harmed?</source>
        <translation>피해를 입은 사람은 몇 살인가요?</translation>
    </message>
    <message>
        <source>In which country?</source>
        <translation>어느 나라에서의 일인가요?</translation>
    </message>
    <message>
        <source>Name of the person who was harmed</source>
        <translation>피해를 입은 사람의 이름</translation>
    </message>
    <message>
        <source>Name of the person who writes</source>
        <translation>적는 사람의 이름</translation>
    </message>
    <message>
        <source>A safe way to reach you</source>
        <translation>안전하게 연락받을 방법</translation>
    </message>
    <message>
        <source>School</source>
        <translation>학교</translation>
    </message>
    <message>
        <source>Year and class</source>
        <translation>학년과 반</translation>
    </message>
    <message>
        <source>Police station</source>
        <translation>경찰서</translation>
    </message>
    <message>
        <source>What you call this record</source>
        <translation>이 기록을 부르는 이름</translation>
    </message>
    <message>
        <source>It decides which pictures may be kept.</source>
        <translation>나이에 따라 보관해도 되는 사진이 달라요.</translation>
    </message>
    <message>
        <source>Papers and places of help are those of this country.</source>
        <translation>문서와 도움받을 곳을 그 나라 것으로 보여 드려요.</translation>
    </message>
    <message>
        <source>As documents should say it. A nickname is fine for now.</source>
        <translation>문서에 적힐 이름이에요. 지금은 별명이어도 괜찮아요.</translation>
    </message>
    <message>
        <source>Only if someone else writes, such as a parent.</source>
        <translation>보호자처럼 다른 사람이 대신 적을 때만 적어요.</translation>
    </message>
    <message>
        <source>A number or an address that nobody else reads.</source>
        <translation>다른 사람이 보지 않는 번호나 주소를 적어요.</translation>
    </message>
    <message>
        <source>Only for you; it is in no document.</source>
        <translation>나만 보는 이름이에요. 어떤 문서에도 나오지 않아요.</translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message>
        <source>Is that somebody&apos;s name? Whoever glances at the screen would read it. A colour or a plant says nothing. You can keep it, too.</source>
        <translation>혹시 누군가의 이름인가요? 화면을 스쳐 본 사람도 읽게 돼요. 색이나 식물 이름이면 아무것도 알려 주지 않아요. 그대로 두어도 괜찮아요.</translation>
    </message>
</context>
<context>
    <name>CasesSheet</name>
    <message>
        <source>Records in here</source>
        <translation>여기에 있는 기록</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>넣어 두기</translation>
    </message>
    <message>
        <source>Begin another record</source>
        <translation>다른 기록 시작하기</translation>
    </message>
    <message>
        <source>Only the name you gave each of them is shown here, and what is to be done next. Everything else is seen in one of them at a time.</source>
        <translation>여기에는 붙여 둔 이름과 다음 할 일만 있어요. 나머지는 기록을 하나씩 열었을 때만 보여요.</translation>
    </message>
</context>
<context>
    <name>ChangePassphraseSheet</name>
    <message>
        <source>Change the passphrase</source>
        <translation>암호 바꾸기</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>From then on only the new one opens this record. A backup made before still opens with the old one. If someone may have learned it, choose “Someone knows it” instead.</source>
        <translation>바꾼 다음에는 예전 암호로 열리지 않아요. 다만 전에 만든 백업은 예전 암호로 열려요. 누가 암호를 알게 된 것 같다면 ‘누가 암호를 알게 됐어요’를 골라 주세요.</translation>
    </message>
    <message>
        <source>Changing it…</source>
        <translation>바꾸고 있어요…</translation>
    </message>
    <message>
        <source>From now on the new passphrase opens the record.</source>
        <translation>이제 새 암호로 열려요.</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>Made: {}. You can stop here.</source>
        <translation>만들었어요: {}. 여기서 멈춰도 괜찮아요.</translation>
    </message>
    <message>
        <source>Saved by the program on: {}</source>
        <translation>프로그램이 저장한 때: {}</translation>
    </message>
    <message>
        <source>{} by the device&apos;s clock</source>
        <translation>기기의 시계로 {}</translation>
    </message>
    <message>
        <source>passed on from {}</source>
        <translation>{}의 글을 전달함</translation>
    </message>
    <message>
        <source>File: {}</source>
        <translation>파일: {}</translation>
    </message>
    <message>
        <source>File: {} (not among the items)</source>
        <translation>파일: {} (자료에는 없어요)</translation>
    </message>
    <message>
        <source>Only the beginning is shown here.</source>
        <translation>여기에는 앞부분만 보여 드려요.</translation>
    </message>
    <message>
        <source>The rest of it is in the export.</source>
        <translation>나머지는 저장된 대화 파일에 있어요.</translation>
    </message>
</context>
<context>
    <name>ChatExcerpts</name>
    <message>
        <source>Excerpts of this chat</source>
        <translation>이 대화에서 고른 발췌</translation>
    </message>
</context>
<context>
    <name>ChatModel</name>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>내용</translation>
    </message>
</context>
<context>
    <name>ChatSheet</name>
    <message>
        <source>This export ends in the middle. It is read as far as it goes.</source>
        <translation>이 대화 파일은 중간에서 끝나요. 있는 데까지 읽었어요.</translation>
    </message>
    <message>
        <source>Reading the chat</source>
        <translation>대화를 읽고 있어요</translation>
    </message>
    <message>
        <source>Find in this chat</source>
        <translation>이 대화에서 찾기</translation>
    </message>
    <message>
        <source>Cover the words</source>
        <translation>내용 가리기</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Around each</source>
        <translation>앞뒤로 몇 개씩</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>어떤 일에 넣을까요</translation>
    </message>
    <message>
        <source>Put all back</source>
        <translation>고른 것 모두 풀기</translation>
    </message>
    <message>
        <source>Make an excerpt</source>
        <translation>발췌 만들기</translation>
    </message>
    <message>
        <source>Space or a click on the time picks a message.</source>
        <translation>스페이스를 누르거나 시간을 누르면 메시지를 골라요.</translation>
    </message>
    <message>
        <source>The message that is chosen</source>
        <translation>지금 메시지</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>아직 정하지 않음</translation>
    </message>
    <message>
        <source>A new entry</source>
        <translation>새로 적기</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n개를 찾았어요</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here holds these words.</source>
        <translation>이 말이 들어 있는 메시지가 없어요.</translation>
    </message>
    <message numerus="yes">
        <source>%n picked</source>
        <translation>
            <numerusform>%n개를 골랐어요</numerusform>
        </translation>
    </message>
    <message>
        <source>Covered.</source>
        <translation>가렸어요.</translation>
    </message>
    <message>
        <source>Open {}</source>
        <translation>{} 열기</translation>
    </message>
    <message>
        <source>Pick a message first: space, or a click on its time.</source>
        <translation>먼저 메시지를 골라 주세요. 스페이스를 누르거나 시간을 누르면 돼요.</translation>
    </message>
    <message>
        <source>From a chat</source>
        <translation>대화에서 가져온 일</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Look at it while held</source>
        <translation>누르는 동안 보기</translation>
    </message>
    <message>
        <source>Back to the boxes</source>
        <translation>상자로 돌아가기</translation>
    </message>
    <message>
        <source>Why is it masked?</source>
        <translation>왜 가렸나요?</translation>
    </message>
    <message>
        <source>Who drew the boxes?</source>
        <translation>누가 상자를 그렸나요?</translation>
    </message>
    <message>
        <source>Nothing sexual can be seen in it any more</source>
        <translation>이제 성적인 부분은 보이지 않아요</translation>
    </message>
    <message>
        <source>So that nothing sexual can be seen</source>
        <translation>성적인 부분이 보이지 않게 하려고</translation>
    </message>
    <message>
        <source>So that other people cannot be recognised</source>
        <translation>다른 사람을 알아볼 수 없게 하려고</translation>
    </message>
    <message>
        <source>So that what is private cannot be read</source>
        <translation>사적인 내용을 읽을 수 없게 하려고</translation>
    </message>
    <message>
        <source>The one who writes here</source>
        <translation>이 기록을 쓰는 사람</translation>
    </message>
    <message>
        <source>Someone beside them</source>
        <translation>곁에 있는 사람</translation>
    </message>
    <message>
        <source>The picture itself is not kept and was written nowhere. If anything sexual is still to be seen, go back: of someone under 19 that must not be kept either.</source>
        <translation>사진 자체는 보관하지 않았고, 어디에도 저장하지 않았어요. 성적인 부분이 아직 보이면 돌아가서 더 가려 주세요. 19세 미만인 사람의 것이라면 그 부분도 보관할 수 없어요.</translation>
    </message>
</context>
<context>
    <name>ChoiceStep</name>
    <message>
        <source>Files: {}</source>
        <translation>파일 {}개</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>어떻게 할까요?</translation>
    </message>
    <message>
        <source>Note the address, the account and the time</source>
        <translation>주소·계정·시간만 남기기</translation>
    </message>
    <message>
        <source>Keep its fingerprint only</source>
        <translation>지문 값만 남기기</translation>
    </message>
    <message>
        <source>Keep a masked copy only</source>
        <translation>가린 사본만 보관하기</translation>
    </message>
    <message>
        <source>Put the original in</source>
        <translation>원본 넣기</translation>
    </message>
    <message>
        <source>Keep nothing of it</source>
        <translation>아무것도 남기지 않기</translation>
    </message>
    <message>
        <source>You cover with boxes what must not be seen, or let someone beside you do it. The picture itself is written nowhere. Pictures only, no videos.</source>
        <translation>보이면 안 되는 곳을 상자로 가려요. 곁에 있는 사람이 대신 해도 돼요. 사진 자체는 어디에도 저장하지 않아요. 사진만 되고, 영상은 안 돼요.</translation>
    </message>
    <message>
        <source>A number made from the file. It shows later that it is the same file.</source>
        <translation>파일로 계산한 숫자예요. 나중에 같은 파일인지 확인할 수 있어요.</translation>
    </message>
</context>
<context>
    <name>ClockFields</name>
    <message>
        <source>Half of the day</source>
        <translation>오전·오후</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>시</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>분</translation>
    </message>
    <message>
        <source>a.m.</source>
        <translation>오전</translation>
    </message>
    <message>
        <source>p.m.</source>
        <translation>오후</translation>
    </message>
</context>
<context>
    <name>CodeField</name>
    <message>
        <source>Korean letters are taken for the Latin ones on the same keys.</source>
        <translation>한글로 적혀도 괜찮아요. 같은 자판의 영문 글자로 읽을게요.</translation>
    </message>
</context>
<context>
    <name>ComingCard</name>
    <message>
        <source>Put it among my next steps</source>
        <translation>다음 할 일에 넣기</translation>
    </message>
    <message>
        <source>Put this away</source>
        <translation>치워 두기</translation>
    </message>
</context>
<context>
    <name>ComingSteps</name>
    <message>
        <source>Show others</source>
        <translation>다른 것 보기</translation>
    </message>
    <message>
        <source>What may come next</source>
        <translation>이어서 할 수 있는 일</translation>
    </message>
    <message>
        <source>None of this has to be done. It is for whenever you want it.</source>
        <translation>꼭 해야 하는 것은 없어요. 하고 싶을 때 보면 돼요.</translation>
    </message>
    <message>
        <source>It is among your next steps.</source>
        <translation>다음 할 일에 있어요.</translation>
    </message>
</context>
<context>
    <name>Computer</name>
    <message>
        <source>looked after by a school or a company</source>
        <translation>학교나 회사의 관리</translation>
    </message>
    <message>
        <source>A school or a company seems to look after this computer</source>
        <translation>학교나 회사가 관리하는 컴퓨터로 보여요</translation>
    </message>
    <message>
        <source>Whoever looks after it can see which programs are on it and when they are used, and on some computers also the screen.</source>
        <translation>관리하는 쪽에서는 어떤 프로그램이 있고 언제 쓰였는지 볼 수 있어요. 화면까지 볼 수 있는 컴퓨터도 있어요.</translation>
    </message>
    <message>
        <source>A computer at home, a friend&apos;s or a counsellor&apos;s is the better place for this record.</source>
        <translation>이 기록은 집이나 친구, 상담소의 컴퓨터에서 쓰는 것이 더 나아요.</translation>
    </message>
    <message>
        <source>Please don&apos;t remove or turn off what looks after it: that is noticed, and can be against the rules there.</source>
        <translation>관리 프로그램을 지우거나 끄지 말아 주세요. 바로 눈에 띄고, 그곳의 규칙에 어긋날 수 있어요.</translation>
    </message>
    <message>
        <source>family and time limits</source>
        <translation>가족 보호·사용 시간 관리</translation>
    </message>
    <message>
        <source>A program for families is on</source>
        <translation>가족 보호 프로그램이 켜져 있어요</translation>
    </message>
    <message>
        <source>It can tell a parent or guardian which programs this account used, and for how long.</source>
        <translation>이 계정에서 어떤 프로그램을 얼마나 썼는지 보호자에게 알려 줄 수 있어요.</translation>
    </message>
    <message>
        <source>If they should not know of this record, begin it on another computer. If they may, nothing has to be done.</source>
        <translation>보호자가 이 기록을 몰랐으면 한다면 다른 컴퓨터에서 시작해 주세요. 알아도 괜찮다면 그대로 두면 돼요.</translation>
    </message>
    <message>
        <source>Please don&apos;t turn it off all at once: it tells that, too.</source>
        <translation>갑자기 끄지는 말아 주세요. 껐다는 것도 알려져요.</translation>
    </message>
    <message>
        <source>programs to see this screen from elsewhere</source>
        <translation>다른 곳에서 이 화면을 보는 프로그램</translation>
    </message>
    <message>
        <source>A program is on with which this screen can be seen from elsewhere</source>
        <translation>다른 곳에서 이 화면을 볼 수 있는 프로그램이 켜져 있어요</translation>
    </message>
    <message>
        <source>Many people have one, for lessons or repairs. While it is on, somebody else may see the screen.</source>
        <translation>수업이나 수리 때문에 많이들 써요. 켜져 있는 동안에는 다른 사람이 화면을 볼 수도 있어요.</translation>
    </message>
    <message>
        <source>If you know who put it there and why, it can stay. If not, use another computer for this, and ask someone you trust or a counsellor.</source>
        <translation>누가 왜 깔았는지 안다면 그대로 두어도 돼요. 모르겠다면 이 일은 다른 컴퓨터에서 하고, 믿는 사람이나 상담소에 물어봐 주세요.</translation>
    </message>
    <message>
        <source>Please don&apos;t remove it all at once: that can be noticed, and it may be worth keeping as it is until somebody has looked at it.</source>
        <translation>갑자기 지우지는 말아 주세요. 눈에 띌 수 있고, 누군가 살펴볼 때까지 그대로 두는 것이 도움이 될 수 있어요.</translation>
    </message>
    <message>
        <source>pictures the system takes of the screen (Recall)</source>
        <translation>시스템이 찍는 화면 사진(Recall)</translation>
    </message>
    <message>
        <source>The system keeps pictures of the screen (Recall)</source>
        <translation>시스템이 화면을 사진으로 남기고 있어요(Recall)</translation>
    </message>
    <message>
        <source>Whoever uses this account can look through them. This program asks to be left out; other windows, such as a browser, are on them.</source>
        <translation>이 계정을 쓰는 사람은 그 사진들을 볼 수 있어요. 이 프로그램은 빼 달라고 해 두었지만, 브라우저 같은 다른 창은 남아요.</translation>
    </message>
    <message>
        <source>In Windows, under Settings, Privacy &amp; security, Recall &amp; snapshots, programs can be left out or all of it stopped.</source>
        <translation>Windows 설정의 ‘개인 정보 및 보안’ → ‘Recall 및 스냅샷’에서 프로그램을 빼거나 멈출 수 있어요.</translation>
    </message>
    <message>
        <source>On a computer that others look at, pictures that are all gone at once can be noticed.</source>
        <translation>다른 사람도 보는 컴퓨터라면, 사진이 한꺼번에 없어진 것이 눈에 띌 수 있어요.</translation>
    </message>
    <message>
        <source>other accounts</source>
        <translation>다른 사람의 계정</translation>
    </message>
    <message>
        <source>Other people have accounts on this computer</source>
        <translation>이 컴퓨터에 다른 사람의 계정이 있어요</translation>
    </message>
    <message>
        <source>Who runs the computer can see that this program and a record are there. Nobody opens the record without its passphrase.</source>
        <translation>컴퓨터를 관리하는 사람은 이 프로그램과 기록이 있다는 것을 볼 수 있어요. 암호가 없으면 기록을 열지 못해요.</translation>
    </message>
    <message>
        <source>Lock the record when you leave, and have a password for your account that only you know.</source>
        <translation>자리를 뜰 때는 기록을 잠그고, 내 계정에는 나만 아는 비밀번호를 두면 좋아요.</translation>
    </message>
    <message>
        <source>Nothing has to be changed about their accounts.</source>
        <translation>다른 사람의 계정은 그대로 두어도 돼요.</translation>
    </message>
    <message>
        <source>what is copied being kept</source>
        <translation>복사한 것을 모아 두는 기능</translation>
    </message>
    <message>
        <source>What is copied on this computer is kept for a while</source>
        <translation>복사한 것을 한동안 모아 두는 컴퓨터예요</translation>
    </message>
    <message>
        <source>What this program copies is marked to be passed over, and goes after a minute; not every program keeps to that. What you copy elsewhere stays.</source>
        <translation>이 프로그램에서 복사한 것은 모으지 말라고 표시하고 1분 뒤에 지워요. 그래도 남기는 프로그램이 있을 수 있어요. 다른 곳에서 복사한 것은 남아요.</translation>
    </message>
    <message>
        <source>Single lines can be taken out of that list after you have used them.</source>
        <translation>쓰고 난 뒤에 그 목록에서 하나씩 지울 수 있어요.</translation>
    </message>
    <message>
        <source>The list as a whole may stay as it is.</source>
        <translation>목록 전체는 그대로 두어도 돼요.</translation>
    </message>
    <message>
        <source>files being copied by themselves</source>
        <translation>파일이 저절로 복사되는 기능</translation>
    </message>
    <message>
        <source>Files on this computer are copied by themselves</source>
        <translation>파일이 저절로 복사되는 컴퓨터예요</translation>
    </message>
    <message>
        <source>The record may be copied along, locked as it is. Whoever sees the copies sees that it exists, and it stays there after it is deleted here.</source>
        <translation>기록도 잠긴 채로 함께 복사될 수 있어요. 복사본을 보는 사람은 기록이 있다는 것을 알 수 있고, 여기서 지워도 거기에는 남아요.</translation>
    </message>
    <message>
        <source>The record&apos;s folder can be left out of the copies, or lie elsewhere.</source>
        <translation>기록 폴더를 복사에서 빼거나, 다른 곳에 둘 수 있어요.</translation>
    </message>
    <message>
        <source>Please don&apos;t delete the copies: other people&apos;s files may be in them.</source>
        <translation>복사본을 지우지는 말아 주세요. 다른 사람의 파일도 들어 있을 수 있어요.</translation>
    </message>
    <message>
        <source>a disk that is not encrypted</source>
        <translation>암호화되지 않은 디스크</translation>
    </message>
    <message>
        <source>The disk is not encrypted</source>
        <translation>디스크가 암호화되어 있지 않아요</translation>
    </message>
    <message>
        <source>Whoever takes the computer away can read the other files on it. This record is locked by itself.</source>
        <translation>컴퓨터를 가져간 사람은 다른 파일들을 읽을 수 있어요. 이 기록은 따로 잠겨 있어요.</translation>
    </message>
    <message>
        <source>If the computer is yours, its settings can turn encryption on: BitLocker in Windows, FileVault on a Mac. Keep its recovery key in a safe place.</source>
        <translation>내 컴퓨터라면 설정에서 암호화를 켤 수 있어요. Windows는 BitLocker, Mac은 FileVault예요. 복구 키는 안전한 곳에 두어요.</translation>
    </message>
    <message>
        <source>On a computer that is not yours alone, please ask first: others may not get in any more.</source>
        <translation>함께 쓰는 컴퓨터라면 먼저 물어봐 주세요. 다른 사람이 못 들어오게 될 수 있어요.</translation>
    </message>
</context>
<context>
    <name>ComputerCheck</name>
    <message>
        <source>Looking at this computer; nothing is sent …</source>
        <translation>이 컴퓨터를 살펴보고 있어요. 아무것도 보내지 않아요…</translation>
    </message>
    <message>
        <source>Looked for and not found: {topics}.</source>
        <translation>찾아보았지만 보이지 않은 것: {topics}.</translation>
    </message>
    <message>
        <source>Could not be seen: {topics}. It may be there or not.</source>
        <translation>볼 수 없었던 것: {topics}. 있을 수도 있고 없을 수도 있어요.</translation>
    </message>
    <message>
        <source>What was looked for</source>
        <translation>무엇을 찾아보았나요</translation>
    </message>
    <message>
        <source>This computer could not be looked at.</source>
        <translation>이 컴퓨터를 살펴보지 못했어요.</translation>
    </message>
    <message>
        <source>Nothing has to be changed now. Turning things off or deleting them all at once can be noticed. You can go on using this computer as before, and do this on another one.</source>
        <translation>지금 바꿔야 할 것은 없어요. 갑자기 끄거나 지우면 눈에 띌 수 있어요. 이 컴퓨터는 평소처럼 쓰고, 이 일은 다른 컴퓨터에서 해도 돼요.</translation>
    </message>
    <message>
        <source>Nothing was sent. What was not found may still be there, and who else knows your password cannot be seen.</source>
        <translation>아무것도 보내지 않았어요. 찾지 못한 것이 있을 수도 있고, 비밀번호를 또 누가 아는지는 여기서 알 수 없어요.</translation>
    </message>
</context>
<context>
    <name>ComputerHere</name>
    <message>
        <source>Who else may see what is done on it. Nothing is sent.</source>
        <translation>여기서 하는 일을 또 누가 볼 수 있는지 살펴봐요. 아무것도 보내지 않아요.</translation>
    </message>
    <message>
        <source>Look at this computer</source>
        <translation>이 컴퓨터 살펴보기</translation>
    </message>
</context>
<context>
    <name>ComputerSheet</name>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
</context>
<context>
    <name>ConsentLineSheet</name>
    <message>
        <source>To whom exactly</source>
        <translation>정확히 누구에게</translation>
    </message>
    <message>
        <source>What may go to them</source>
        <translation>무엇을 내도 되는지</translation>
    </message>
    <message>
        <source>Which law obliges</source>
        <translation>어느 법에 따른 것인지</translation>
    </message>
    <message>
        <source>Who agreed</source>
        <translation>누가 동의했는지</translation>
    </message>
    <message>
        <source>How they agreed</source>
        <translation>어떻게 동의했는지</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>What was said then</source>
        <translation>그때 한 말</translation>
    </message>
    <message>
        <source>The line stays here and says until when it held.</source>
        <translation>이 줄은 여기에 남고, 언제까지였는지 알려 줘요.</translation>
    </message>
    <message>
        <source>From now on nothing is made for this reader. Every consent for this reader ends; the lines stay and say until when they held. What was handed out already stays with them; if the person wishes, ask there.</source>
        <translation>이제부터 이곳에 낼 문서는 만들지 않아요. 이곳에 대한 동의는 모두 끝나고, 줄은 남아서 언제까지였는지 알려 줘요. 이미 낸 것은 그곳에 남아 있으니, 당사자가 원하면 그곳에 물어봐 주세요.</translation>
    </message>
    <message>
        <source>End this line</source>
        <translation>이 줄을 끝내기</translation>
    </message>
    <message>
        <source>The person takes this back</source>
        <translation>당사자가 동의를 거두어들임</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>적어 두기</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Saved. You can stop here.</source>
        <translation>저장했어요. 여기서 멈춰도 괜찮아요.</translation>
    </message>
</context>
<context>
    <name>ConsentSheet</name>
    <message>
        <source>Note a consent</source>
        <translation>동의 적기</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>Until when it holds</source>
        <translation>언제까지</translation>
    </message>
    <message>
        <source>The person agreed</source>
        <translation>당사자가 동의했어요</translation>
    </message>
    <message>
        <source>A law obliges to tell them</source>
        <translation>법에 따라 알려야 해요</translation>
    </message>
    <message>
        <source>For which reader</source>
        <translation>어디에 내는 것인지</translation>
    </message>
    <message>
        <source>Why it may go there</source>
        <translation>내도 되는 까닭</translation>
    </message>
    <message>
        <source>Who agreed</source>
        <translation>누가 동의했는지</translation>
    </message>
    <message>
        <source>Which law obliges</source>
        <translation>어느 법에 따른 것인지</translation>
    </message>
    <message>
        <source>What may go to them</source>
        <translation>무엇을 내도 되는지</translation>
    </message>
    <message>
        <source>To whom exactly</source>
        <translation>정확히 누구에게</translation>
    </message>
    <message>
        <source>How they agreed</source>
        <translation>어떻게 동의했는지</translation>
    </message>
    <message>
        <source>A nickname is enough. For a child perhaps a guardian, too.</source>
        <translation>별칭이면 충분해요. 어린 사람이라면 보호자도 함께 적을 수 있어요.</translation>
    </message>
    <message>
        <source>Only where a law obliges: name it and its article.</source>
        <translation>법에 따른 것일 때만, 법 이름과 조항을 적어요.</translation>
    </message>
    <message>
        <source>For example: the list of what happened, without pictures.</source>
        <translation>예: 있었던 일 목록, 사진 없이.</translation>
    </message>
    <message>
        <source>For example: told me face to face, on paper.</source>
        <translation>예: 만나서 말로, 종이에 적어서.</translation>
    </message>
    <message>
        <source>Left open, it holds until the person takes it back.</source>
        <translation>비워 두면 당사자가 거두어들일 때까지예요.</translation>
    </message>
</context>
<context>
    <name>Consents</name>
    <message>
        <source>No consent for this reader is noted. The pages can be seen here; they can be made once the person has agreed and it is noted among the consents.</source>
        <translation>이곳에 내도 된다는 동의가 적혀 있지 않아요. 여기서 보는 것은 괜찮아요. 당사자가 동의하고 그것을 동의 장부에 적으면 만들 수 있어요.</translation>
    </message>
    <message>
        <source>The consent for this reader has ended. The pages can be seen here; they can be made once the person agrees again.</source>
        <translation>이곳에 대한 동의 기간이 끝났어요. 여기서 보는 것은 괜찮아요. 당사자가 다시 동의하면 만들 수 있어요.</translation>
    </message>
    <message>
        <source>The person took their consent for this reader back. The pages can be seen here, but not made.</source>
        <translation>당사자가 이곳에 대한 동의를 거두어들였어요. 여기서 볼 수는 있지만 만들지는 않아요.</translation>
    </message>
    <message>
        <source>A law may oblige you to tell the police, whether or not the person agrees; these lines do not decide that. If it is so, say it to the person first.</source>
        <translation>당사자가 동의하지 않아도 법에 따라 경찰에 알려야 하는 때가 있어요. 이 장부가 그것을 정하지는 않아요. 그런 때라면 당사자에게 먼저 말해 주세요.</translation>
    </message>
    <message>
        <source>Where someone under 19 was harmed, that is so for those who work at a school or a counselling centre: {law}.</source>
        <translation>19세 미만인 사람이 피해를 입은 성범죄라면, 학교나 상담소 등에서 일하는 사람이 그래요: {law}.</translation>
    </message>
    <message>
        <source>Ended on {day}</source>
        <translation>{day}에 끝남</translation>
    </message>
    <message>
        <source>Until it is ended</source>
        <translation>끝낼 때까지</translation>
    </message>
    <message>
        <source>Until it is taken back</source>
        <translation>거두어들일 때까지</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>{day}까지</translation>
    </message>
    <message>
        <source>Held until {day}</source>
        <translation>{day}까지였음</translation>
    </message>
</context>
<context>
    <name>ConsentsSheet</name>
    <message>
        <source>Consents</source>
        <translation>동의 장부</translation>
    </message>
    <message>
        <source>What the person agreed to: what may go to whom, and until when. Documents for a reader are made only while a line here covers that reader. No line is changed or deleted; it is ended when the person takes it back.</source>
        <translation>당사자가 무엇을 누구에게 언제까지 내도 된다고 했는지 적는 곳이에요. 여기에 적힌 동안에만 그곳에 낼 문서를 만들어요. 적은 줄은 고치거나 지우지 않고, 당사자가 거두어들이면 끝낸다고 적어요.</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>누구에게</translation>
    </message>
    <message>
        <source>What</source>
        <translation>무엇을</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>누구에게서</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Nothing is noted yet.</source>
        <translation>아직 적은 것이 없어요.</translation>
    </message>
    <message>
        <source>Note a consent</source>
        <translation>동의 적기</translation>
    </message>
    <message>
        <source>A law obliges: {}</source>
        <translation>법에 따라 알림: {}</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>A place of help of your own</source>
        <translation>내가 아는 도움받을 곳</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Phone number or address</source>
        <translation>전화번호나 주소</translation>
    </message>
    <message>
        <source>When they can be reached</source>
        <translation>연락할 수 있는 시간</translation>
    </message>
    <message>
        <source>Anything good to know</source>
        <translation>알아 두면 좋은 것</translation>
    </message>
    <message>
        <source>A person or a place you trust. The rest can stay empty.</source>
        <translation>믿을 수 있는 사람이나 곳이에요. 나머지는 비워 두어도 괜찮아요.</translation>
    </message>
    <message>
        <source>Talks you noted with it stay.</source>
        <translation>이곳과 나눈 이야기는 그대로 남아요.</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Find in the guide</source>
        <translation>안내에서 찾기</translation>
    </message>
    <message>
        <source>Nothing here has these words.</source>
        <translation>이 말이 들어 있는 곳이 없어요.</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>Copy the number</source>
        <translation>번호 복사</translation>
    </message>
    <message>
        <source>Show it large</source>
        <translation>크게 보기</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>주소 복사</translation>
    </message>
    <message>
        <source>Copied; it goes from the clipboard again in a minute.</source>
        <translation>복사했어요. 1분 뒤에 클립보드에서 사라져요.</translation>
    </message>
</context>
<context>
    <name>CountingSheet</name>
    <message>
        <source>Days that follow</source>
        <translation>이어지는 날</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>무엇부터 셀까요</translation>
    </message>
    <message>
        <source>When that was</source>
        <translation>그날이 언제인가요</translation>
    </message>
    <message>
        <source>What follows is put among your next steps. A law binds them, a guidebook does not; each line says which it is.</source>
        <translation>이어지는 것을 다음 할 일에 넣어요. 법은 지켜야 하고, 지침(가이드북)은 그렇지 않아요. 줄마다 어느 쪽인지 적혀 있어요.</translation>
    </message>
    <message>
        <source>Put it among my next steps</source>
        <translation>다음 할 일에 넣기</translation>
    </message>
</context>
<context>
    <name>CountriesHere</name>
    <message>
        <source>The information of this record&apos;s country ({code}) can&apos;t be read here, so that of {country} is shown. In Settings another country can be chosen, or other information.</source>
        <translation>이 기록의 나라({code}) 자료를 여기서 읽을 수 없어서 {country}의 자료를 보여 드려요. 설정에서 다른 나라나 다른 자료를 고를 수 있어요.</translation>
    </message>
    <message>
        <source>{country}: comes with the program, version {version}, checked {day}.</source>
        <translation>{country}: 프로그램에 들어 있는 자료예요. 버전 {version}, {day}에 확인했어요.</translation>
    </message>
    <message>
        <source>Look at other information</source>
        <translation>다른 자료 살펴보기</translation>
    </message>
    <message>
        <source>What the program brings holds again.</source>
        <translation>프로그램에 들어 있는 자료로 되돌렸어요.</translation>
    </message>
    <message>
        <source>Go back to the program&apos;s own</source>
        <translation>프로그램의 자료로 되돌리기</translation>
    </message>
    <message>
        <source>{country}: from a signed update of {day}, version {version}.</source>
        <translation>{country}: {day}에 받은 서명된 새 자료예요. 버전 {version}.</translation>
    </message>
    <message>
        <source>{country}: from a folder chosen on {day}, version {version}.</source>
        <translation>{country}: {day}에 고른 폴더의 자료예요. 버전 {version}.</translation>
    </message>
</context>
<context>
    <name>CoveredTile</name>
    <message>
        <source>Look while held</source>
        <translation>누르는 동안 보기</translation>
    </message>
    <message>
        <source>Look once</source>
        <translation>한 번 보기</translation>
    </message>
    <message>
        <source>More</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Enter for more.</source>
        <translation>엔터를 누르면 자세히 볼 수 있어요.</translation>
    </message>
    <message>
        <source>Covered. Hold Space to look, Enter for more.</source>
        <translation>가려져 있어요. 스페이스를 누르고 있는 동안 보이고, 엔터를 누르면 자세히 볼 수 있어요.</translation>
    </message>
</context>
<context>
    <name>CustodyLines</name>
    <message>
        <source>Show what came before</source>
        <translation>그 전의 일도 보기</translation>
    </message>
    <message>
        <source>What was done with it</source>
        <translation>이 자료로 한 일</translation>
    </message>
    <message>
        <source>number {}</source>
        <translation>번호 {}</translation>
    </message>
    <message>
        <source>Looked at {} times</source>
        <translation>열어 봤어요, {}번</translation>
    </message>
    <message>
        <source>Handed over: {}</source>
        <translation>건넸어요: {}</translation>
    </message>
    <message>
        <source>The kept file was deleted: {}</source>
        <translation>보관하던 파일을 지웠어요: {}</translation>
    </message>
    <message>
        <source>A masked copy was made of it: item {}</source>
        <translation>가린 사본을 만들었어요: 자료 {}</translation>
    </message>
    <message>
        <source>Went into documents: {}</source>
        <translation>문서에 넣었어요: {}</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>넣었어요</translation>
    </message>
    <message>
        <source>Made, as a masked copy</source>
        <translation>가린 사본으로 만들었어요</translation>
    </message>
    <message>
        <source>The same file came in once more</source>
        <translation>같은 파일이 한 번 더 들어왔어요</translation>
    </message>
    <message>
        <source>Measured, to know the same picture again</source>
        <translation>같은 사진을 다시 알아볼 수 있게 재 두었어요</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>열어 봤어요</translation>
    </message>
    <message>
        <source>What is written about it was changed</source>
        <translation>적어 둔 설명을 고쳤어요</translation>
    </message>
    <message>
        <source>Messages were picked from it</source>
        <translation>여기서 메시지를 골라 담았어요</translation>
    </message>
    <message>
        <source>What it shows was answered again</source>
        <translation>무엇이 담겼는지 다시 답했어요</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>휴지통으로 옮겼어요</translation>
    </message>
    <message>
        <source>Taken out of the bin</source>
        <translation>휴지통에서 꺼냈어요</translation>
    </message>
    <message>
        <source>The kept file was deleted</source>
        <translation>보관하던 파일을 지웠어요</translation>
    </message>
</context>
<context>
    <name>DateFields</name>
    <message>
        <source>Year</source>
        <translation>연도</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>월</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>일</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>어제</translation>
    </message>
</context>
<context>
    <name>Describing</name>
    <message>
        <source>What kind of thing is it?</source>
        <translation>어떤 것인가요?</translation>
    </message>
    <message>
        <source>Who can be seen or is named in it?</source>
        <translation>누가 보이거나 이름이 나오나요?</translation>
    </message>
    <message>
        <source>Which words in it matter?</source>
        <translation>거기 적힌 말 중에 중요한 것은요?</translation>
    </message>
    <message>
        <source>What should someone know before they open it?</source>
        <translation>열기 전에 알아야 할 것이 있나요?</translation>
    </message>
    <message>
        <source>Describe it with a few questions, without opening it</source>
        <translation>열지 않고, 몇 가지 질문으로 설명하기</translation>
    </message>
    <message>
        <source>Put this into the description</source>
        <translation>설명에 넣기</translation>
    </message>
    <message>
        <source>In it: {}</source>
        <translation>나오는 사람: {}</translation>
    </message>
    <message>
        <source>Words: {}</source>
        <translation>적힌 말: {}</translation>
    </message>
    <message>
        <source>To be read in it: {}</source>
        <translation>읽을 수 있는 것: {}</translation>
    </message>
    <message>
        <source>Before opening: {}</source>
        <translation>열기 전에: {}</translation>
    </message>
    <message>
        <source>Only what you know or were told. Every answer can stay empty.</source>
        <translation>아는 것이나 들은 것만 적어요. 모두 비워 두어도 돼요.</translation>
    </message>
    <message>
        <source>Can any of this be read in it?</source>
        <translation>이 중에 읽을 수 있는 것이 있나요?</translation>
    </message>
    <message>
        <source>I don&apos;t know, or none of these</source>
        <translation>모르거나, 여기에 없어요</translation>
    </message>
    <message>
        <source>A chat</source>
        <translation>대화</translation>
    </message>
    <message>
        <source>A post or a comment</source>
        <translation>게시물이나 댓글</translation>
    </message>
    <message>
        <source>A profile or a list of members</source>
        <translation>프로필이나 참여자 목록</translation>
    </message>
    <message>
        <source>A picture of a person</source>
        <translation>사람이 나온 사진</translation>
    </message>
    <message>
        <source>A picture that was made or changed</source>
        <translation>합성하거나 고친 사진</translation>
    </message>
    <message>
        <source>A demand, or something about money</source>
        <translation>요구하는 말이나 돈 이야기</translation>
    </message>
    <message>
        <source>a date or time</source>
        <translation>날짜나 시간</translation>
    </message>
    <message>
        <source>an account name or id</source>
        <translation>계정 이름이나 아이디</translation>
    </message>
    <message>
        <source>an address (URL)</source>
        <translation>주소(URL)</translation>
    </message>
    <message>
        <source>the name of a room</source>
        <translation>방 이름</translation>
    </message>
    <message>
        <source>how many saw it or are in the room</source>
        <translation>본 사람이나 방에 있는 사람 수</translation>
    </message>
</context>
<context>
    <name>DeviceSheet</name>
    <message>
        <source>Open with this computer</source>
        <translation>이 컴퓨터로 열기</translation>
    </message>
    <message>
        <source>Let this computer open it</source>
        <translation>이 컴퓨터로 열 수 있게 하기</translation>
    </message>
    <message>
        <source>Does anyone else use this account, or know how to get into it?</source>
        <translation>이 컴퓨터 계정을 다른 사람도 쓰거나, 들어가는 방법을 알고 있나요?</translation>
    </message>
    <message>
        <source>No, only I do</source>
        <translation>아니요, 나만 써요</translation>
    </message>
    <message>
        <source>Someone does, or I&apos;m not sure</source>
        <translation>다른 사람도 써요. 또는 잘 모르겠어요</translation>
    </message>
    <message>
        <source>Then better leave it as it is. Whoever gets into this account could read everything here, and the record would not tell you.</source>
        <translation>그렇다면 지금 그대로 두는 것이 좋아요. 이 계정에 들어온 사람이 여기 적힌 것을 모두 볼 수 있고, 보고 갔는지도 알 수 없어요.</translation>
    </message>
    <message>
        <source>The record then opens with one press, without the passphrase. A key for it is put into this computer&apos;s own keyring.</source>
        <translation>그러면 암호를 적지 않고 한 번 눌러서 열 수 있어요. 기록장의 열쇠 하나를 이 컴퓨터의 열쇠 보관함에 넣어 두게 돼요.</translation>
    </message>
    <message>
        <source>Anyone who can use this computer account can open the record. So can whoever knows its PIN or password, or has a finger or face that unlocks it.</source>
        <translation>이 컴퓨터 계정을 쓸 수 있는 사람은 누구나 기록장을 열 수 있어요. 계정의 PIN이나 비밀번호를 아는 사람, 지문이나 얼굴로 계정을 열 수 있는 사람도 마찬가지예요.</translation>
    </message>
    <message>
        <source>The computer may ask you something…</source>
        <translation>컴퓨터가 무엇을 물어볼 수도 있어요…</translation>
    </message>
    <message>
        <source>This computer can open the record now. The passphrase still works.</source>
        <translation>이제 이 컴퓨터로 열 수 있어요. 암호도 그대로 쓸 수 있어요.</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message>
        <source>All places</source>
        <translation>모든 곳</translation>
    </message>
    <message>
        <source>Find a place by name, number or word</source>
        <translation>이름, 번호, 낱말로 찾기</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>지금 열린 곳</translation>
    </message>
    <message>
        <source>By chat or text</source>
        <translation>채팅·문자로 되는 곳</translation>
    </message>
    <message>
        <source>For this age</source>
        <translation>나이에 맞는 곳</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>For ages {age}</source>
        <translation>나이: {age}</translation>
    </message>
    <message>
        <source>Places you put away: {count}</source>
        <translation>치워 둔 곳 {count}곳 보기</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>모든 언어</translation>
    </message>
    <message>
        <source>Places that fit: {count}.</source>
        <translation>맞는 곳이 {count}곳 있어요.</translation>
    </message>
    <message>
        <source>After them come those of which it is not known: {count}. Please ask, or look at their page.</source>
        <translation>확실하지 않은 {count}곳은 그 아래에 두었어요. 물어보거나 누리집에서 확인해 주세요.</translation>
    </message>
    <message>
        <source>By their usual hours; on holidays it may be otherwise.</source>
        <translation>평소 시간으로 본 것이에요. 공휴일에는 다를 수 있어요.</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Show places for: {whom}</source>
        <translation>{whom}에게 맞는 곳 보기</translation>
    </message>
</context>
<context>
    <name>DocumentChoices</name>
    <message>
        <source>Who will read it?</source>
        <translation>누가 읽을 문서인가요?</translation>
    </message>
    <message>
        <source>Language of the documents</source>
        <translation>문서의 언어</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>있었던 일</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>자료</translation>
    </message>
    <message>
        <source>In my own words</source>
        <translation>내 말로 적은 이야기</translation>
    </message>
    <message>
        <source>There is no item that this reader may get.</source>
        <translation>이곳에 낼 수 있는 자료가 없어요.</translation>
    </message>
    <message>
        <source>Also tick the items of what is ticked above</source>
        <translation>위에서 고른 일에 딸린 자료도 고르기</translation>
    </message>
    <message>
        <source>Tick the items that have an address (URL)</source>
        <translation>주소(URL)가 있는 자료 고르기</translation>
    </message>
    <message>
        <source>What you told is there word for word.</source>
        <translation>고른 대목만, 적은 그대로 들어가요.</translation>
    </message>
    <message>
        <source>Whoever works at the school has to tell the head of the school about it. You decide when you show it.</source>
        <translation>학교에서 일하는 사람은 이 일을 교장 선생님께 알려야 해요. 언제 보여 줄지는 스스로 정해도 돼요.</translation>
    </message>
    <message>
        <source>If you show this to a teacher, the teacher has to tell the police right away. That is Article 34 of the Act on the Protection of Children and Youth against Sex Offenses. The school tells your guardians, too. You decide when you show it.</source>
        <translation>선생님께 보여 드리면, 선생님은 바로 경찰에 알려야 해요(아동·청소년의 성보호에 관한 법률 제34조). 보호자에게도 알리게 돼요. 언제 보여 드릴지는 스스로 정해도 돼요.</translation>
    </message>
    <message>
        <source>What you ticked for this reader before is ticked.</source>
        <translation>전에 이곳에 내려고 고른 것을 그대로 골라 두었어요.</translation>
    </message>
    <message>
        <source>Nothing is ticked beforehand.</source>
        <translation>미리 골라 둔 것은 없어요.</translation>
    </message>
    <message>
        <source>Only what you tick goes along. It is remembered in this record, for this reader. To tick several in a row, tick the first and then, with Shift, the last.</source>
        <translation>고른 것만 들어가요. 이곳에 고른 것은 이 기록장 안에만 기억해 둬요. 이어진 여러 줄은 첫 줄을 고르고 Shift를 누른 채 마지막 줄을 누르면 한꺼번에 고를 수 있어요.</translation>
    </message>
    <message>
        <source>Only what you tick goes along.</source>
        <translation>고른 자료만 들어가요.</translation>
    </message>
    <message>
        <source>Addresses of anything that may show someone under 19 are not offered here; there is room to write them by hand.</source>
        <translation>열아홉 살 미만일 수 있는 것의 주소는 여기에 나오지 않아요. 손으로 적을 자리는 있어요.</translation>
    </message>
    <message>
        <source>This reader gets a list of items, never a file.</source>
        <translation>이곳에는 자료의 목록만 가고, 파일은 가지 않아요.</translation>
    </message>
    <message>
        <source>What would you like to ask for?</source>
        <translation>부탁하고 싶은 것</translation>
    </message>
    <message>
        <source>Nothing needs to be ticked.</source>
        <translation>고르지 않아도 돼요.</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Documents</source>
        <translation>제출 문서</translation>
    </message>
    <message>
        <source>Papers for the police, a school or a counsellor are made here.</source>
        <translation>경찰·학교·상담 기관에 낼 문서를 만드는 곳이에요.</translation>
    </message>
    <message>
        <source>Write down what happened</source>
        <translation>있었던 일 적기</translation>
    </message>
    <message>
        <source>Make the documents</source>
        <translation>문서 만들기</translation>
    </message>
    <message>
        <source>Name, school, police station</source>
        <translation>이름·학교·경찰서 적기</translation>
    </message>
    <message>
        <source>Who has what</source>
        <translation>누가 무엇을 갖고 있나</translation>
    </message>
    <message>
        <source>Asked to take down</source>
        <translation>지워 달라고 한 곳</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>동의 장부</translation>
    </message>
    <message>
        <source>Setting the pages</source>
        <translation>쪽을 만들고 있어요</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>There are no pages yet. Tick what this reader should know of; one thing is enough.</source>
        <translation>아직 보여 드릴 쪽이 없어요. 이곳에서 알아야 할 일을 골라 주세요. 하나만 골라도 돼요.</translation>
    </message>
    <message>
        <source>Copied: {}. It can be pasted for a minute, or until this locks. Until then other programs can read it, too.</source>
        <translation>복사했어요: {}. 1분 동안, 또는 잠길 때까지 붙여 넣을 수 있어요. 그동안은 다른 프로그램도 읽을 수 있어요.</translation>
    </message>
    <message>
        <source>Who else is named in it</source>
        <translation>여기에 이름이 나오는 다른 사람</translation>
    </message>
    <message>
        <source>What the reader gets to see</source>
        <translation>읽는 사람이 보게 되는 것</translation>
    </message>
    <message>
        <source>What the reader does not see</source>
        <translation>보지 않는 것</translation>
    </message>
</context>
<context>
    <name>Doses</name>
    <message>
        <source>You have been here for a while. If you like, take a break (Ctrl+B).</source>
        <translation>여기 꽤 오래 계셨어요. 원하면 잠깐 쉬어도 좋아요. (Ctrl+B)</translation>
    </message>
</context>
<context>
    <name>DraftNotice</name>
    <message>
        <source>You began to write: {}</source>
        <translation>적다가 만 글: {}</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>이어서 적기</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>다른 글</translation>
    </message>
</context>
<context>
    <name>DrawStep</name>
    <message>
        <source>There are no plain edges to cut off.</source>
        <translation>잘라 낼 빈 가장자리가 없어요.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>가림</translation>
    </message>
    <message>
        <source>Coarse and grey</source>
        <translation>거칠게, 흑백</translation>
    </message>
    <message>
        <source>Clear, in grey</source>
        <translation>또렷하게, 흑백</translation>
    </message>
    <message>
        <source>Clear, in colours</source>
        <translation>또렷하게, 컬러</translation>
    </message>
    <message>
        <source>New box</source>
        <translation>새 상자</translation>
    </message>
    <message>
        <source>Next box</source>
        <translation>다음 상자</translation>
    </message>
    <message>
        <source>Cut the picture</source>
        <translation>사진 자르기</translation>
    </message>
    <message>
        <source>Cut off plain edges</source>
        <translation>빈 가장자리 자르기</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>With the mouse: draw, move, pull at an edge. With keys: Insert for a new box, Page Down for the next, arrows to move it, Shift and arrows for its size, Ctrl for small steps, Delete, Ctrl+Z. A clear picture covers itself again after 20 seconds.</source>
        <translation>마우스로는 그리고, 옮기고, 가장자리를 당겨요. 키보드로는 Insert로 새 상자를 만들고 Page Down으로 다음 상자로 가요. 화살표로 옮기고, Shift와 화살표로 크기를 바꿔요. Ctrl을 함께 누르면 조금씩 움직여요. 지우기는 Delete, 되돌리기는 Ctrl+Z예요. 또렷한 사진은 20초 뒤에 다시 가려져요.</translation>
    </message>
    <message>
        <source>Boxes: {}</source>
        <translation>상자 {}개</translation>
    </message>
    <message>
        <source>What stays of the picture</source>
        <translation>사진에서 남는 부분</translation>
    </message>
    <message>
        <source>Box {} of {}</source>
        <translation>상자 {} / {}</translation>
    </message>
    <message>
        <source>{}: {} % from the left, {} % from above, {} % wide, {} % high</source>
        <translation>{}: 왼쪽에서 {} %, 위에서 {} %, 너비 {} %, 높이 {} %</translation>
    </message>
</context>
<context>
    <name>DueLine</name>
    <message>
        <source>See next steps</source>
        <translation>다음 할 일 보기</translation>
    </message>
    <message>
        <source>Not today</source>
        <translation>오늘은 그만</translation>
    </message>
    <message>
        <source>You noted this for today: {title}</source>
        <translation>오늘로 적어 둔 일이에요: {title}</translation>
    </message>
    <message>
        <source>The day you noted is past, and that is fine: {title}</source>
        <translation>적어 둔 날이 지났지만 괜찮아요: {title}</translation>
    </message>
</context>
<context>
    <name>Erasing</name>
    <message>
        <source>Why it is deleted</source>
        <translation>지우는 까닭</translation>
    </message>
    <message>
        <source>Keep the excerpts of this chat when its file is deleted</source>
        <translation>파일을 지워도 이 대화에서 고른 발췌는 남겨 두기</translation>
    </message>
    <message>
        <source>Can stay empty. It is shown in the list of what was done with the item.</source>
        <translation>비워 두어도 돼요. 적으면 이 자료로 한 일 목록에 남아요.</translation>
    </message>
    <message>
        <source>Yes, delete the file</source>
        <translation>네, 파일을 지울게요</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 둘게요</translation>
    </message>
    <message>
        <source>Delete our copy, keep the receipt</source>
        <translation>우리 쪽 사본 지우고 건넨 기록은 남기기</translation>
    </message>
    <message>
        <source>What was handed over stays there. Our copy is deleted from this record for good and cannot be brought back. Its number, its fingerprint, the receipt ({}) and what you wrote about it stay.</source>
        <translation>건넨 것은 그곳에 그대로 있어요. 이 기록에 있는 사본은 완전히 지워지고 되돌릴 수 없어요. 자료 번호와 지문, 건넨 기록({}), 적어 둔 설명은 남아요.</translation>
    </message>
    <message>
        <source>Delete the kept file</source>
        <translation>보관한 파일 지우기</translation>
    </message>
    <message>
        <source>The file is deleted from this record for good and cannot be brought back. Its number, its fingerprint and what you wrote about it stay. A copy that lies somewhere else, such as on your phone, stays where it is.</source>
        <translation>이 기록장에 보관한 파일을 지우고, 되돌릴 수 없어요. 번호와 지문 값, 적어 둔 글은 남아요. 휴대전화처럼 다른 곳에 있는 파일은 그대로 있어요.</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message>
        <source>Evidence</source>
        <translation>자료</translation>
    </message>
    <message>
        <source>Screenshots, files, addresses: what shows what happened. They are kept encrypted and stay covered. It is fine if this page stays empty.</source>
        <translation>화면 캡처, 파일, 주소처럼 있었던 일을 보여 주는 것을 모아 두는 곳이에요. 잠근 채로 보관하고, 늘 가려 둬요. 비어 있어도 괜찮아요.</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>The bin</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>파일 고르기</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>폴더 고르기</translation>
    </message>
    <message>
        <source>Note it without a file</source>
        <translation>파일 없이 적기</translation>
    </message>
    <message>
        <source>Capture the screen</source>
        <translation>화면 캡처하기</translation>
    </message>
    <message>
        <source>Only files, pictures and addresses can be put in here.</source>
        <translation>여기에는 파일, 사진, 주소를 넣을 수 있어요.</translation>
    </message>
    <message>
        <source>Let go here. Nothing is read before two questions.</source>
        <translation>여기에 놓아 주세요. 두 가지를 여쭤보기 전에는 아무것도 읽지 않아요.</translation>
    </message>
    <message>
        <source>You can also drop files anywhere on this page, or paste with Ctrl+V.</source>
        <translation>이 화면 어디에나 파일을 끌어다 놓거나, Ctrl+V로 붙여 넣어도 돼요.</translation>
    </message>
    <message>
        <source>What is in the bin goes into no document. You can take it out again.</source>
        <translation>휴지통에 있는 것은 어떤 문서에도 들어가지 않아요. 다시 꺼낼 수 있어요.</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>휴지통이 비어 있어요.</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Make the documents</source>
        <translation>문서 만들기</translation>
    </message>
    <message>
        <source>What leaves this record is not locked: whoever opens the folder can read it. A USB stick that only you use is a good place.</source>
        <translation>만든 문서는 잠겨 있지 않아서, 폴더를 여는 사람은 누구나 읽을 수 있어요. 혼자만 쓰는 USB에 만드는 것도 좋아요.</translation>
    </message>
    <message>
        <source>Also make a copy for myself, under names I can read: PDFs to hand in one by one, DOCX to go on with, text to paste</source>
        <translation>알아볼 수 있는 이름으로 내 사본도 만들기: 하나씩 낼 PDF, 고쳐 쓸 DOCX, 붙여 넣을 글</translation>
    </message>
    <message>
        <source>Making the documents</source>
        <translation>문서를 만들고 있어요</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Choose a folder and make them</source>
        <translation>폴더를 고르고 만들기</translation>
    </message>
    <message>
        <source>As what?</source>
        <translation>어떤 모양으로 만들까요?</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>To put on a stick and hand over.</source>
        <translation>USB에 담아 건넬 때 좋아요.</translation>
    </message>
    <message>
        <source>One ZIP file</source>
        <translation>ZIP 파일 하나</translation>
    </message>
    <message>
        <source>To send. Anyone can open it.</source>
        <translation>보낼 때 좋아요. 누구나 열 수 있어요.</translation>
    </message>
    <message>
        <source>One locked file</source>
        <translation>잠근 파일 하나</translation>
    </message>
    <message>
        <source>Six words open it, which you tell by telephone or face to face. Whoever gets it needs this program, too: ask before you send it.</source>
        <translation>여섯 낱말로 열어요. 낱말은 전화나 만나서 알려 주세요. 받는 사람에게도 이 프로그램이 있어야 하니, 보내기 전에 물어보세요.</translation>
    </message>
    <message>
        <source>Your passphrase once more, so that nobody else gives out what is open here.</source>
        <translation>암호를 한 번 더 적어 주세요. 열려 있는 기록을 다른 사람이 내보내지 못하게 하려고 물어요.</translation>
    </message>
    <message>
        <source>Leave out the log of what I did when</source>
        <translation>언제 무엇을 했는지 적힌 기록 사슬은 빼기</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Note whom you gave it to</source>
        <translation>누구에게 냈는지 적기</translation>
    </message>
    <message>
        <source>Asking the authority for the time. This can take half a minute.</source>
        <translation>기관에 시각을 묻고 있어요. 30초까지 걸릴 수 있어요.</translation>
    </message>
    <message>
        <source>Trying it…</source>
        <translation>맞춰 보는 중이에요…</translation>
    </message>
    <message>
        <source>Where should they go?</source>
        <translation>어디에 만들까요?</translation>
    </message>
    <message>
        <source>That&apos;s it</source>
        <translation>다 됐어요</translation>
    </message>
    <message numerus="yes">
        <source>%n documents are ready. Noting whom you gave them to will help later.</source>
        <translation>
            <numerusform>문서 %n개를 만들었어요. 누구에게 냈는지 적어 두면 나중에 도움이 돼요.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are here:</source>
        <translation>여기에 있어요:</translation>
    </message>
    <message>
        <source>Files beside them: {}</source>
        <translation>함께 넣은 파일 {}개</translation>
    </message>
    <message>
        <source>Your own copy:</source>
        <translation>내 사본:</translation>
    </message>
    <message>
        <source>Your own copy was not made; all else is there.</source>
        <translation>내 사본은 만들지 못했어요. 나머지는 모두 만들었어요.</translation>
    </message>
    <message>
        <source>These six words open the file</source>
        <translation>이 여섯 낱말로 파일을 열어요</translation>
    </message>
    <message>
        <source>Tell them by telephone or face to face, not by the way the file takes. They are kept nowhere and not shown again: without them, make the file once more.</source>
        <translation>파일을 보내는 길이 아니라 전화나 만나서 알려 주세요. 낱말은 어디에도 남기지 않고 다시 보여 드리지 않아요. 잊었다면 파일을 다시 만들면 돼요.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left behind.</source>
        <translation>그만두었어요. 남은 것은 없어요.</translation>
    </message>
    <message>
        <source>Time stamp, as the authority says it: {}</source>
        <translation>기관이 확인한 시각: {}</translation>
    </message>
</context>
<context>
    <name>Face</name>
    <message>
        <source>Making a made-up record. One moment…</source>
        <translation>지어낸 기록을 만들고 있어요. 잠깐만요…</translation>
    </message>
</context>
<context>
    <name>FileChooser</name>
    <message>
        <source>Folder:</source>
        <translation>폴더:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>종류:</translation>
    </message>
</context>
<context>
    <name>FileSays</name>
    <message>
        <source>Show what the file says of itself</source>
        <translation>파일에 적힌 내용 보기</translation>
    </message>
    <message>
        <source>Show the rest</source>
        <translation>나머지 보기</translation>
    </message>
    <message>
        <source>What the file says</source>
        <translation>파일에 적힌 내용</translation>
    </message>
    <message>
        <source>Time, device, sometimes a place. Anyone can write such things into a file: they can be right or not, and prove nothing by themselves.</source>
        <translation>시간, 기기, 때로는 장소가 적혀 있어요. 누구나 파일에 적어 넣을 수 있는 내용이라 맞을 수도 아닐 수도 있고, 그것만으로는 아무것도 증명하지 못해요.</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>잠시만요.</translation>
    </message>
    <message>
        <source>{} × {} pixels.</source>
        <translation>{} × {} 픽셀.</translation>
    </message>
    <message>
        <source>The file says nothing else of itself.</source>
        <translation>파일에 다른 내용은 적혀 있지 않아요.</translation>
    </message>
    <message>
        <source>This file names a place. Whoever gets the original can read it; documents and masked copies do not carry it, unless the original is among the files you hand over.</source>
        <translation>이 파일에는 장소가 적혀 있어요. 원본을 받은 사람은 읽을 수 있어요. 원본 파일을 함께 내지 않으면 문서와 가린 사본에는 들어가지 않아요.</translation>
    </message>
    <message>
        <source>Time of the picture, by the clock of its device</source>
        <translation>찍은 시간 (기기 시계 기준)</translation>
    </message>
    <message>
        <source>Time it was digitised</source>
        <translation>디지털로 만든 시간</translation>
    </message>
    <message>
        <source>Time the file was changed</source>
        <translation>파일이 바뀐 시간</translation>
    </message>
    <message>
        <source>Time zone of that clock</source>
        <translation>그 시계의 시간대</translation>
    </message>
    <message>
        <source>Maker of the device</source>
        <translation>기기 제조사</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>기기</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>위도</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>경도</translation>
    </message>
    <message>
        <source>Words given to a program that makes pictures</source>
        <translation>사진을 만드는 프로그램에 적은 말</translation>
    </message>
    <message>
        <source>Signed statements on its making (C2PA), not checked</source>
        <translation>만든 과정에 대한 서명된 기록(C2PA), 확인하지 않음</translation>
    </message>
    <message>
        <source>A small picture inside the file</source>
        <translation>파일 안의 작은 사진</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>The place before</source>
        <translation>이전 것 찾기</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>다음 것 찾기</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>What you can do: {words}</source>
        <translation>할 수 있는 것: {words}</translation>
    </message>
    <message>
        <source>What may stay as it is: {words}</source>
        <translation>그대로 두면 좋은 것: {words}</translation>
    </message>
    <message>
        <source>What that means</source>
        <translation>무슨 뜻인지 보기</translation>
    </message>
</context>
<context>
    <name>FirstLines</name>
    <message>
        <source>What else there is to know</source>
        <translation>더 알아 둘 것 보기</translation>
    </message>
</context>
<context>
    <name>FirstPlace</name>
    <message>
        <source>Noted by you: {number}</source>
        <translation>내가 적은 것: {number}</translation>
    </message>
    <message>
        <source>You can say it like this</source>
        <translation>전화하면 이렇게 말해도 돼요</translation>
    </message>
    <message>
        <source>What you want to say</source>
        <translation>하고 싶은 말</translation>
    </message>
    <message>
        <source>Write it in your words</source>
        <translation>내 말로 적어 두기</translation>
    </message>
    <message>
        <source>More about this place</source>
        <translation>이곳 더 보기</translation>
    </message>
</context>
<context>
    <name>FootprintHere</name>
    <message>
        <source>Show where</source>
        <translation>어디인지 보기</translation>
    </message>
    <message>
        <source>Copy this list</source>
        <translation>이 목록 복사</translation>
    </message>
    <message>
        <source>there now</source>
        <translation>지금 있어요</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>없어요</translation>
    </message>
    <message>
        <source>The folder of the record, locked</source>
        <translation>기록장 폴더 (잠겨 있음)</translation>
    </message>
    <message>
        <source>Countries that you added yourself</source>
        <translation>직접 넣은 나라 묶음</translation>
    </message>
    <message>
        <source>A practice record, while it is open</source>
        <translation>연습용 기록 (열려 있는 동안만)</translation>
    </message>
    <message>
        <source>A way for a second start to find the window, while it is open</source>
        <translation>두 번 켜도 창이 하나이게 하는 표시 (켜져 있는 동안만)</translation>
    </message>
    <message>
        <source>What the system keeps of fonts and drawing; no words of yours</source>
        <translation>시스템이 글꼴과 그리기를 위해 두는 것 (적은 글은 없음)</translation>
    </message>
    <message>
        <source>The program itself</source>
        <translation>프로그램 자체</translation>
    </message>
    <message>
        <source>A key in Windows&apos; Credential Manager, if you chose that</source>
        <translation>Windows 자격 증명 관리자의 열쇠 (골랐을 때만)</translation>
    </message>
    <message>
        <source>A key in the Mac&apos;s keychain, if you chose that</source>
        <translation>Mac 키체인의 열쇠 (골랐을 때만)</translation>
    </message>
    <message>
        <source>A key in the desktop&apos;s keyring, if you chose that</source>
        <translation>컴퓨터 열쇠 보관함의 열쇠 (골랐을 때만)</translation>
    </message>
    <message>
        <source>Leave the places out</source>
        <translation>자리 숨기기</translation>
    </message>
    <message>
        <source>Copied. It goes from the clipboard in a minute.</source>
        <translation>복사했어요. 1분 뒤에 클립보드에서 지워져요.</translation>
    </message>
</context>
<context>
    <name>ForgotFace</name>
    <message>
        <source>Recovery code</source>
        <translation>복구 코드</translation>
    </message>
    <message>
        <source>What stands on one paper</source>
        <translation>종이 한 장에 적힌 글자</translation>
    </message>
    <message>
        <source>What stands on another paper</source>
        <translation>다른 한 장에 적힌 글자</translation>
    </message>
    <message>
        <source>I have papers that belong together</source>
        <translation>여러 장에 나누어 적었어요</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>I have no code</source>
        <translation>코드가 없어요</translation>
    </message>
    <message>
        <source>Begin a new record</source>
        <translation>새 기록장 시작하기</translation>
    </message>
    <message>
        <source>Trying it…</source>
        <translation>맞춰 보는 중이에요…</translation>
    </message>
    <message>
        <source>Without the passphrase and without a recovery code, nobody can open this record: not the makers of the program, not the police. There is no other way in.

Take your time and try what comes to mind. However often it doesn&apos;t fit, nothing is ever deleted. You can also begin a new record beside it.</source>
        <translation>암호도 복구 코드도 없으면 이 기록장은 누구도 대신 열 수 없어요. 이 프로그램을 만든 사람도, 경찰도 열 수 없어요. 다른 길은 없어요.

천천히, 떠오르는 것을 하나씩 적어 보세요. 몇 번을 적어도 지워지는 것은 없어요. 이 기록장은 그대로 두고 새 기록장을 시작할 수도 있어요.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>This can happen to anyone. If you wrote down a recovery code when you began, type it here. Small or capital letters, blanks and dashes make no difference.</source>
        <translation>누구에게나 있는 일이에요. 처음에 복구 코드를 적어 두었다면 여기에 적어 주세요. 대문자와 소문자, 띄어쓰기, 줄표는 달라도 괜찮아요.</translation>
    </message>
    <message>
        <source>I forgot the passphrase</source>
        <translation>암호를 잊었어요</translation>
    </message>
</context>
<context>
    <name>GivingBackSheet</name>
    <message>
        <source>Give back and remove</source>
        <translation>돌려주고 지우기</translation>
    </message>
    <message>
        <source>Choose a place and give it back</source>
        <translation>둘 곳을 고르고 돌려주기</translation>
    </message>
    <message>
        <source>What is in the bin is not given back, and is deleted for good here with the rest.</source>
        <translation>휴지통에 있는 것은 돌려주지 않고, 여기에서 나머지와 함께 완전히 지워져요.</translation>
    </message>
    <message>
        <source>To whom does it go?</source>
        <translation>누구에게 돌려주나요?</translation>
    </message>
    <message>
        <source>To the person themself</source>
        <translation>당사자에게</translation>
    </message>
    <message>
        <source>To the parent or guardian of a child</source>
        <translation>어린 사람의 보호자에게</translation>
    </message>
    <message>
        <source>A passphrase of theirs. They type it themselves, and you look away.</source>
        <translation>돌려받는 사람의 암호예요. 그 사람이 직접 적고, 그동안은 보지 말아 주세요.</translation>
    </message>
    <message>
        <source>Your own passphrase once more: so nobody else gives away what is open.</source>
        <translation>내 암호를 한 번 더 적어 주세요. 열려 있는 것을 다른 사람이 내보내지 못하게 하려는 거예요.</translation>
    </message>
    <message>
        <source>It is there, whole. Now it is removed here; that cannot be stopped.</source>
        <translation>온전히 옮겨졌어요. 이제 여기서 지우고 있어요. 이 단계는 멈출 수 없어요.</translation>
    </message>
    <message>
        <source>Giving it back</source>
        <translation>돌려주는 중</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>다 됐어요</translation>
    </message>
    <message>
        <source>The record becomes one of its own, which its owner opens with a passphrase of theirs and goes on with. Then it is removed here: every word, every file and its key, and the older copies in this folder.

· A backup you made before still holds it. Make a new one, and delete the old.
· Documents that were handed out stay where they are.
· Here only numbers and fingerprints stay that say when what was done.
· There is a note about it at the end, for you and for its owner.</source>
        <translation>이 기록은 따로 떨어진 기록장이 돼요. 주인이 자기 암호로 열고 이어서 쓸 수 있어요. 그런 다음 여기에서는 지워요. 적은 말, 파일과 그 열쇠, 이 폴더에 있는 예전 사본까지요.

· 전에 만들어 둔 백업에는 아직 들어 있어요. 새로 백업하고 예전 것은 지워 주세요.
· 이미 낸 문서는 그곳에 남아 있어요.
· 여기에는 언제 무엇을 했는지 적은 번호와 지문만 남아요.
· 끝나면 나와 주인이 나눠 가질 확인서가 있어요.</translation>
    </message>
    <message>
        <source>Something was begun in this record and not saved yet. Please save it there or throw it away first; else it would be lost.</source>
        <translation>이 기록에 적다가 저장하지 않은 것이 있어요. 그대로 돌려주면 사라지니, 먼저 그 기록에서 저장하거나 버려 주세요.</translation>
    </message>
    <message>
        <source>Where should it go? A USB stick of theirs is good.</source>
        <translation>어디에 둘까요? 주인의 USB가 좋아요.</translation>
    </message>
    <message>
        <source>It is given back, and removed here</source>
        <translation>돌려주었고, 여기에서는 지웠어요</translation>
    </message>
    <message>
        <source>It is here: {}. Its owner opens this folder with the program and their passphrase. A recovery code is worth making there first.</source>
        <translation>여기에 있어요: {}. 주인이 이 프로그램으로 이 폴더를 자기 암호로 열면 돼요. 먼저 복구 코드를 만들어 두면 좋아요.</translation>
    </message>
    <message>
        <source>Stopped. The record is here as before, and nothing was left behind.</source>
        <translation>멈췄어요. 기록은 여기에 그대로 있고, 밖에 남은 것은 없어요.</translation>
    </message>
</context>
<context>
    <name>Glossary</name>
    <message>
        <source>For this country no words are explained yet.</source>
        <translation>이 나라의 낱말 풀이는 아직 없어요.</translation>
    </message>
</context>
<context>
    <name>GlossarySheet</name>
    <message>
        <source>Words, in plain sentences</source>
        <translation>낱말 풀이</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>지금 화면에 나온 낱말</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>다른 낱말</translation>
    </message>
</context>
<context>
    <name>GuardQuestions</name>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>네</translation>
    </message>
    <message>
        <source>I&apos;m not sure</source>
        <translation>잘 모르겠어요</translation>
    </message>
    <message>
        <source>Is nudity or something sexual to be seen in it?</source>
        <translation>알몸이나 성적인 장면이 보이나요?</translation>
    </message>
    <message>
        <source>Could someone in it be under 19?</source>
        <translation>19세 미만일 수 있나요?</translation>
    </message>
    <message>
        <source>A face put onto another body counts too. If it is you and you are under 19, the answer is yes.</source>
        <translation>얼굴만 합쳐 만든 것도 같아요. 나온 사람이 본인이고 19세 미만이라면 ‘네’라고 답해 주세요.</translation>
    </message>
    <message>
        <source>A face put onto another body counts too: whose face is it?</source>
        <translation>얼굴만 합쳐 만든 것도 같아요. 얼굴의 주인을 생각하고 답해 주세요.</translation>
    </message>
</context>
<context>
    <name>GuardianNotice</name>
    <message>
        <source>You opened this with the guardian&apos;s passphrase. Which entries you open can be seen by the person it is about; what is only for them stays closed.</source>
        <translation>보호자의 암호로 열었어요. 어떤 글을 열어 보았는지는 당사자가 볼 수 있고, 당사자만 보는 글은 열리지 않아요.</translation>
    </message>
</context>
<context>
    <name>GuardianSheet</name>
    <message>
        <source>A guardian may open it, too</source>
        <translation>보호자도 열 수 있게 하기</translation>
    </message>
    <message>
        <source>Let a guardian open it</source>
        <translation>보호자도 열 수 있게 하기</translation>
    </message>
    <message>
        <source>The guardian gets a passphrase of their own and can then read and write everything here, and make documents for the school or the police with you or for you. They cannot change your passphrase. You can take theirs away at any time.</source>
        <translation>보호자에게 따로 암호가 생겨요. 보호자는 여기 있는 것을 읽고 적을 수 있고, 학교나 경찰에 낼 문서를 함께 또는 대신 만들 수 있어요. 내 암호를 바꿀 수는 없고, 보호자의 암호는 언제든지 거둘 수 있어요.</translation>
    </message>
    <message>
        <source>What only you shall read belongs into “Only for me”, in Settings. Everything else they can read, also with other programs. If you are afraid of somebody at home, better leave this as it is; you may simply say no.</source>
        <translation>나만 볼 글은 설정의 ‘나만 보기’에 적어 주세요. 나머지는 보호자가 다른 프로그램으로도 읽을 수 있어요. 집에 있는 누군가가 무섭다면 지금처럼 두는 편이 나아요. 싫다고 말해도 괜찮아요.</translation>
    </message>
    <message>
        <source>What they open here, entry by entry, and what they delete for good, you can see in a list.</source>
        <translation>보호자가 여기에서 무엇을 열어 보았고 무엇을 완전히 지웠는지는 하나씩 목록으로 볼 수 있어요.</translation>
    </message>
    <message>
        <source>And now the guardian&apos;s own. They type it.</source>
        <translation>이제 보호자의 암호예요. 보호자가 직접 적어요.</translation>
    </message>
    <message>
        <source>It has to be another one than yours. Please choose again.</source>
        <translation>내 암호와 다른 것이어야 해요. 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>Making it a way in</source>
        <translation>이 암호로도 열리게 하고 있어요</translation>
    </message>
    <message>
        <source>From now on a guardian can open the record with their own passphrase.</source>
        <translation>이제부터 보호자도 자기 암호로 열 수 있어요.</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Guide</source>
        <translation>안내</translation>
    </message>
    <message>
        <source>All chapters</source>
        <translation>차례 모두</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>닫기 (Esc)</translation>
    </message>
    <message>
        <source>Before: {}</source>
        <translation>앞: {}</translation>
    </message>
    <message>
        <source>Next: {}</source>
        <translation>다음: {}</translation>
    </message>
</context>
<context>
    <name>HandNotice</name>
    <message>
        <source>I write myself again</source>
        <translation>이제 내가 적을게요</translation>
    </message>
    <message>
        <source>Now writes here for you: {name}</source>
        <translation>지금 대신 적어 주는 사람: {name}</translation>
    </message>
</context>
<context>
    <name>HandOverSheet</name>
    <message>
        <source>Note that it was handed over</source>
        <translation>건넨 일 적어 두기</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>누구에게</translation>
    </message>
    <message>
        <source>How: in person, on a stick, by mail</source>
        <translation>어떻게: 직접, USB에 담아, 우편으로</translation>
    </message>
    <message>
        <source>Number they gave: receipt, case</source>
        <translation>받은 번호: 접수 번호, 사건 번호</translation>
    </message>
    <message>
        <source>For example: the cyber team of the police, the homeroom teacher.</source>
        <translation>예: 경찰서 사이버팀, 담임 선생님</translation>
    </message>
    <message>
        <source>This only notes it; nothing is sent. It is not changed afterwards, and another one can be noted at any time.</source>
        <translation>적어 두기만 하고, 아무것도 보내지 않아요. 적은 뒤에는 고칠 수 없지만, 언제든 하나 더 적을 수 있어요.</translation>
    </message>
</context>
<context>
    <name>HandingOverSheet</name>
    <message>
        <source>Hand it over</source>
        <translation>당사자에게 넘겨주기</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>For when the person this is about is old enough to have it for themself. First the passphrase until now; then they choose a new one, alone, and get a new recovery code.

· From then on no guardian&apos;s passphrase opens it, and no old one: the record has a new key, since they knew the one before.
· What is written here is of the person themself; the papers say “I”.
· “Only for me” stays as it is, with its own passphrase.
· A backup or a copy of the folder from before still opens with the old passphrase. Delete those, and make a new backup.</source>
        <translation>당사자가 다 자라서 이 기록을 스스로 맡을 때 해요. 먼저 지금까지 쓰던 암호를 적고, 그다음 당사자가 혼자 새 암호를 고르고 새 복구 코드를 받아요.

· 그때부터 보호자의 암호도, 예전 암호도 열리지 않아요. 보호자가 알던 열쇠라서 기록의 열쇠를 새로 만들어요.
· 여기 적힌 것은 당사자 자신의 기록이 되고, 문서도 ‘나’로 적혀요.
· ‘나만 보기’는 그 암호 그대로 남아요.
· 전에 만든 백업이나 폴더의 사본은 예전 암호로 열려요. 지우고 새로 백업해 주세요.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Places of help</source>
        <translation>도움받을 곳</translation>
    </message>
    <message>
        <source>Show all talks</source>
        <translation>나눈 이야기 모두 보기</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금 급할 때</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>When you are ready</source>
        <translation>마음의 준비가 되면</translation>
    </message>
    <message>
        <source>What happens if …</source>
        <translation>이렇게 하면 어떻게 될까요</translation>
    </message>
    <message>
        <source>To read before you decide anything. Nothing is sent.</source>
        <translation>무엇을 정하기 전에 읽어 봐요. 아무것도 보내지 않아요.</translation>
    </message>
    <message>
        <source>Words, in plain sentences</source>
        <translation>낱말 풀이</translation>
    </message>
    <message>
        <source>Note a talk</source>
        <translation>나눈 이야기 적기</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>도움받을 곳 더하기</translation>
    </message>
    <message>
        <source>Talks to remember</source>
        <translation>나눈 이야기</translation>
    </message>
    <message>
        <source>Whom you spoke with, what they said, which number they gave.</source>
        <translation>누구와 이야기했는지, 뭐라고 했는지, 어떤 번호를 알려 줬는지 적어 두는 곳이에요.</translation>
    </message>
    <message>
        <source>You can add a person or a place you trust, and note a number of your own beside any of these.</source>
        <translation>믿는 사람이나 곳을 더할 수 있고, 어느 곳에든 내가 아는 번호를 따로 적어 둘 수 있어요.</translation>
    </message>
    <message>
        <source>All places</source>
        <translation>모든 곳</translation>
    </message>
    <message>
        <source>A public holiday: it may be closed</source>
        <translation>공휴일이라 쉴 수 있어요</translation>
    </message>
    <message>
        <source>Not known whether it is open now</source>
        <translation>지금 열려 있는지는 몰라요</translation>
    </message>
    <message>
        <source>Hours not known</source>
        <translation>여는 시간을 몰라요</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>지금 열려 있어요</translation>
    </message>
    <message>
        <source>Open now, until {time}</source>
        <translation>지금 열려 있어요 ({time}까지)</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>지금은 닫혀 있어요</translation>
    </message>
    <message>
        <source>Closed now, opens {time}</source>
        <translation>지금은 닫혀 있어요 ({time}에 열어요)</translation>
    </message>
    <message>
        <source>text {word} to {number}</source>
        <translation>{number}에 문자로 {word}</translation>
    </message>
    <message>
        <source>for people under {age}</source>
        <translation>{age}세 미만</translation>
    </message>
    <message>
        <source>for people of {age} or older</source>
        <translation>{age}세부터</translation>
    </message>
    <message>
        <source>the age in the picture counts</source>
        <translation>사진 속 나이로 보아요</translation>
    </message>
    <message>
        <source>Last checked {day}, more than a year ago; it may have changed.</source>
        <translation>{day}에 확인한 뒤로 1년이 넘었어요. 바뀌었을 수도 있어요.</translation>
    </message>
    <message>
        <source>Checked {day}</source>
        <translation>{day}에 확인</translation>
    </message>
</context>
<context>
    <name>HideButton</name>
    <message>
        <source>Hide (⇧×3)</source>
        <translation>숨기기 (⇧×3)</translation>
    </message>
    <message>
        <source>Takes every window away at once and ends the program. What you wrote is kept, and the program and the record stay on the computer. Pressing Shift three times does the same.</source>
        <translation>모든 창을 바로 치우고 프로그램을 끝내요. 적은 글은 남아 있고, 프로그램과 기록도 컴퓨터에 그대로 있어요. Shift를 세 번 눌러도 같아요.</translation>
    </message>
</context>
<context>
    <name>IncidentForm</name>
    <message>
        <source>When did it happen?</source>
        <translation>언제 있었나요?</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>무슨 일이 있었나요?</translation>
    </message>
    <message>
        <source>Start with whatever you remember, in any order.</source>
        <translation>기억나는 것부터, 순서 없이 적어도 돼요.</translation>
    </message>
    <message>
        <source>How do you know?</source>
        <translation>어떻게 알게 됐나요?</translation>
    </message>
    <message>
        <source>Who told you, or where did you read it?</source>
        <translation>누가 말해 줬나요? 어디서 읽었나요?</translation>
    </message>
    <message>
        <source>It need not be exact. Choose as much as you know.</source>
        <translation>정확하지 않아도 돼요. 아는 만큼만 골라 주세요.</translation>
    </message>
    <message>
        <source>Left empty, it is made from the first words of what you write.</source>
        <translation>비워 두면 적은 글의 첫 부분으로 만들어요.</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>더 적기 접기</translation>
    </message>
    <message>
        <source>Write more (you need not)</source>
        <translation>더 적기 (안 적어도 돼요)</translation>
    </message>
</context>
<context>
    <name>IncidentSheet</name>
    <message>
        <source>Write down</source>
        <translation>있었던 일 적기</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>있었던 일</translation>
    </message>
    <message>
        <source>This is what you wrote last time, not saved yet.</source>
        <translation>지난번에 적던 글이에요. 아직 저장하지 않았어요.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Throw away what I typed</source>
        <translation>적던 글 버리기</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>휴지통에 넣기</translation>
    </message>
    <message>
        <source>Put in files</source>
        <translation>파일 넣기</translation>
    </message>
    <message>
        <source>Saved. You can stop here.</source>
        <translation>저장했어요. 여기서 멈춰도 괜찮아요.</translation>
    </message>
</context>
<context>
    <name>ItemSheet</name>
    <message>
        <source>Look while held</source>
        <translation>누르는 동안 보기</translation>
    </message>
    <message>
        <source>Look once</source>
        <translation>한 번 보기</translation>
    </message>
    <message>
        <source>Let someone beside me look</source>
        <translation>곁에 있는 사람이 대신 보기</translation>
    </message>
    <message>
        <source>Make a masked copy</source>
        <translation>가린 사본 만들기</translation>
    </message>
    <message>
        <source>Read the messages</source>
        <translation>메시지 읽기</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>휴지통에 넣기</translation>
    </message>
    <message>
        <source>Take it out of the bin</source>
        <translation>휴지통에서 꺼내기</translation>
    </message>
    <message>
        <source>Note that it was handed over</source>
        <translation>건넨 일 적어 두기</translation>
    </message>
    <message>
        <source>Who has what</source>
        <translation>누가 무엇을 갖고 있나</translation>
    </message>
    <message>
        <source>Note that I asked for this to be taken down</source>
        <translation>이것을 지워 달라고 했다고 적어 두기</translation>
    </message>
    <message>
        <source>Answer again what it shows</source>
        <translation>무엇이 담겼는지 다시 답하기</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>이 자료와 이어진 일</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>지문 값(SHA-256)</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>지문 값 복사</translation>
    </message>
    <message>
        <source>Put in on {}</source>
        <translation>{}에 넣음</translation>
    </message>
    <message>
        <source>Name of the file: {}</source>
        <translation>파일 이름: {}</translation>
    </message>
    <message>
        <source>In the bin. It goes into no document.</source>
        <translation>휴지통에 있어요. 어떤 문서에도 들어가지 않아요.</translation>
    </message>
    <message>
        <source>Not linked to anything that happened yet. That is fine.</source>
        <translation>아직 이어진 일이 없어요. 그래도 괜찮아요.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>복사했어요.</translation>
    </message>
    <message>
        <source>It is in the bin. You can take it out again.</source>
        <translation>휴지통에 넣었어요. 다시 꺼낼 수 있어요.</translation>
    </message>
    <message>
        <source>Where I asked for this to be taken down</source>
        <translation>이것을 지워 달라고 한 곳</translation>
    </message>
</context>
<context>
    <name>Items</name>
    <message>
        <source>Item {}</source>
        <translation>자료 {}</translation>
    </message>
    <message>
        <source>Kept just as it came. Its messages can be read here.</source>
        <translation>받은 그대로 보관하고 있어요. 메시지는 여기서 읽을 수 있어요.</translation>
    </message>
    <message>
        <source>Kept just as it came. This kind of file is never opened here.</source>
        <translation>받은 그대로 보관하고 있어요. 이런 파일은 여기서 열지 않아요.</translation>
    </message>
    <message>
        <source>The file itself is not kept here.</source>
        <translation>파일은 여기에 보관하지 않았어요.</translation>
    </message>
    <message>
        <source>Without a file. The record is whole.</source>
        <translation>파일 없이 적은 자료예요. 그대로 온전해요.</translation>
    </message>
    <message>
        <source>Its name ends in .{}, but its content is {}.</source>
        <translation>이름 끝은 .{}이고, 내용은 달라요: {}.</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys &amp; copies</source>
        <translation>열쇠와 사본</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>암호 바꾸기</translation>
    </message>
    <message>
        <source>Someone knows it</source>
        <translation>누가 암호를 알게 됐어요</translation>
    </message>
    <message>
        <source>Try the code</source>
        <translation>코드 맞춰 보기</translation>
    </message>
    <message>
        <source>Make a new code</source>
        <translation>코드 새로 만들기</translation>
    </message>
    <message>
        <source>Let this computer open it</source>
        <translation>이 컴퓨터로 열 수 있게 하기</translation>
    </message>
    <message>
        <source>With the passphrase only</source>
        <translation>암호로만 열기</translation>
    </message>
    <message>
        <source>Let a guardian open it</source>
        <translation>보호자도 열 수 있게 하기</translation>
    </message>
    <message>
        <source>Take their passphrase away</source>
        <translation>보호자의 암호 거두기</translation>
    </message>
    <message>
        <source>What a guardian opened</source>
        <translation>보호자가 열어 본 것</translation>
    </message>
    <message>
        <source>Hand it over</source>
        <translation>당사자에게 넘겨주기</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>백업 만들기</translation>
    </message>
    <message>
        <source>There is one. Whoever has the paper can open the record.</source>
        <translation>복구 코드가 있어요. 그 종이를 가진 사람은 기록장을 열 수 있어요.</translation>
    </message>
    <message>
        <source>There is none. If the passphrase is forgotten, nothing opens the record.</source>
        <translation>아직 없어요. 암호를 잊으면 기록장을 열 길이 없어요.</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>코드 만들기</translation>
    </message>
    <message>
        <source>You opened this with a guardian&apos;s passphrase. Keys are changed with the other.</source>
        <translation>보호자의 암호로 열었어요. 열쇠는 다른 암호로 열었을 때 바꿀 수 있어요.</translation>
    </message>
    <message>
        <source>A guardian can open it with a passphrase of their own.</source>
        <translation>보호자도 자기 암호로 열 수 있어요.</translation>
    </message>
    <message>
        <source>Nobody but who has the passphrase.</source>
        <translation>암호를 아는 사람만 열 수 있어요.</translation>
    </message>
    <message>
        <source>Anyone who can use this computer account can open the record.</source>
        <translation>이 컴퓨터 계정을 쓸 수 있는 사람은 누구나 기록장을 열 수 있어요.</translation>
    </message>
    <message>
        <source>Here you would decide about it. A made-up record puts no key there.</source>
        <translation>진짜 기록장에서는 여기서 정해요. 연습용 기록은 이 컴퓨터에 열쇠를 두지 않아요.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>잠시만 기다려 주세요…</translation>
    </message>
    <message>
        <source>This computer alone opens nothing. That is safer.</source>
        <translation>지금은 이 컴퓨터만으로 열리지 않아요. 그것이 더 안전해요.</translation>
    </message>
    <message>
        <source>The last one: {day}.</source>
        <translation>마지막 백업: {day}.</translation>
    </message>
    <message>
        <source>Something that was deleted for good since is still in it. A new one at the same place no longer has it.</source>
        <translation>그 뒤에 완전히 지운 것이 백업에는 아직 남아 있어요. 같은 곳에 다시 만들면 거기서도 없어져요.</translation>
    </message>
    <message>
        <source>Changing it is enough when you only want another one. If someone may know it, a new key keeps them out of all you write from then on.</source>
        <translation>다른 암호를 쓰고 싶을 뿐이라면 암호만 바꾸면 돼요. 누가 알게 된 것 같다면 열쇠를 새로 만들어, 그때부터 적는 것은 열지 못하게 할 수 있어요.</translation>
    </message>
    <message>
        <source>This computer has no keyring that could be trusted with it.</source>
        <translation>이 컴퓨터에는 믿고 맡길 만한 열쇠 보관함이 없어요.</translation>
    </message>
    <message>
        <source>There is none yet. If this computer breaks, the record is gone.</source>
        <translation>아직 없어요. 컴퓨터가 고장 나면 기록장도 함께 사라져요.</translation>
    </message>
    <message>
        <source>The record has changed since.</source>
        <translation>그 뒤로 기록장이 바뀌었어요.</translation>
    </message>
    <message>
        <source>The passphrase</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>The recovery code</source>
        <translation>복구 코드</translation>
    </message>
    <message>
        <source>Opening with this computer</source>
        <translation>이 컴퓨터로 열기</translation>
    </message>
    <message>
        <source>A guardian</source>
        <translation>보호자</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>백업</translation>
    </message>
</context>
<context>
    <name>Labelled</name>
    <message>
        <source>This computer has no typeface for {codes}. It is kept as you typed it.</source>
        <translation>이 컴퓨터에는 {codes} 글자를 그릴 글꼴이 없어요. 적은 그대로 저장돼요.</translation>
    </message>
</context>
<context>
    <name>LandmarkSheet</name>
    <message>
        <source>Landmark days</source>
        <translation>기준이 되는 날</translation>
    </message>
    <message>
        <source>What was it?</source>
        <translation>어떤 일이었나요?</translation>
    </message>
    <message>
        <source>When was it?</source>
        <translation>언제였나요?</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>아직 적지 않음</translation>
    </message>
    <message>
        <source>Times can be told by something else: before the sports day, after the holidays. If you say here when that was, the timeline shows it in its place. It changes none of your words and is in no document.</source>
        <translation>“체육대회 전”, “방학 뒤”처럼 다른 일을 기준으로 때를 적을 수 있어요. 그 일이 언제였는지 여기에 적어 두면 있었던 일 목록에서 제자리에 보여요. 적어 둔 글은 하나도 바뀌지 않고, 어느 문서에도 들어가지 않아요.</translation>
    </message>
    <message>
        <source>For example: sports day</source>
        <translation>예: 체육대회</translation>
    </message>
    <message>
        <source>It need not be exact. Choose as much as you know.</source>
        <translation>정확하지 않아도 돼요. 아는 만큼만 골라 주세요.</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>적어 두기</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>적어 두었어요.</translation>
    </message>
</context>
<context>
    <name>LanesFace</name>
    <message>
        <source>What happened, in lanes</source>
        <translation>있었던 일, 줄별로 보기</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>적힌 사람 없음</translation>
    </message>
    <message>
        <source>Left and right: the entry before and after. Up and down: another lane. Plus and minus: nearer and farther, 0: everything. Enter opens, T shows a table.</source>
        <translation>왼쪽·오른쪽 화살표로 앞뒤 일, 위·아래 화살표로 다른 줄로 가요. +와 -로 가까이·멀리, 0으로 전체를 봐요. Enter로 열고, T로 표를 봐요.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries without a time are only in the list.</source>
        <translation>
            <numerusform>때를 적지 않은 일 %n개는 목록에만 있어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>By account</source>
        <translation>계정별</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>사람별</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>가까이</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>멀리</translation>
    </message>
    <message>
        <source>Everything in sight</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>The same as a table (T)</source>
        <translation>같은 내용을 표로 보기 (T)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>{name}, {at} of {all}</source>
        <translation>{name}, {all}개 중 {at}번째</translation>
    </message>
    <message>
        <source>items: {}</source>
        <translation>자료 {}개</translation>
    </message>
    <message>
        <source>In sight now: {span}</source>
        <translation>지금 보이는 때: {span}</translation>
    </message>
</context>
<context>
    <name>LargeView</name>
    <message>
        <source>Close (Esc)</source>
        <translation>닫기 (Esc)</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>· What you put in stays on this computer, locked with your passphrase.
· Nothing is sent unless you send it.
· Hide, or Shift three times, closes everything at once. What you wrote is kept.</source>
        <translation>· 적은 글과 넣은 파일은 암호로 잠겨 이 컴퓨터에만 있어요.
· 내가 보내지 않으면 아무 데도 가지 않아요.
· ‘숨기기’나 Shift 세 번이면 바로 모두 닫혀요. 적은 글은 그대로 남아 있어요.</translation>
    </message>
    <message>
        <source>· It cannot stop someone who watches the screen or keyboard, or makes you open it.
· Hiding deletes nothing: others may see that a record is here and was used, and pictures stay where they came from.
· With neither the passphrase nor a recovery code, nobody can open the record.</source>
        <translation>· 화면이나 자판을 지켜보는 사람, 억지로 열게 하는 사람까지 막지는 못해요.
· 숨기기는 아무것도 지우지 않아요. 기록장이 있고 쓴 적이 있다는 것은 보일 수 있고, 사진도 원래 있던 곳에 그대로 남아요.
· 암호도 복구 코드도 없으면 아무도 기록장을 열 수 없어요.</translation>
    </message>
    <message>
        <source>· Other programs can take pictures of this window.</source>
        <translation>· 다른 프로그램이 이 창을 사진으로 찍을 수 있어요.</translation>
    </message>
    <message>
        <source>The copies that the program itself keeps of the last days go with it. A backup made before still has it, until you make a new one at the same place.</source>
        <translation>프로그램이 며칠 동안 따로 간직하던 사본에서도 함께 지워져요. 전에 만든 백업에는 남아 있고, 같은 곳에 백업을 새로 만들면 거기서도 없어져요.</translation>
    </message>
    <message>
        <source>This folder belongs to {service}, which copies everything in it to the internet by itself. The record stays locked there, but whoever sees that account sees that it exists, and copying can damage it. Another folder is better.</source>
        <translation>이 폴더는 {service} 폴더예요. 여기에 둔 것은 저절로 인터넷에 올라가요. 올라가도 잠겨 있지만, 그 계정을 보는 사람은 기록장이 있다는 것을 알 수 있고, 올라가는 동안 파일이 상할 수도 있어요. 다른 폴더가 더 좋아요.</translation>
    </message>
    <message>
        <source>The folder of this record belongs to {service}, which copies everything in it to the internet by itself. The record stays locked there, but whoever sees that account sees that it exists, and copying can damage it. If you like: lock, move the folder to another place, and open it from there.</source>
        <translation>이 기록장이 있는 폴더는 {service} 폴더예요. 여기에 둔 것은 저절로 인터넷에 올라가요. 올라가도 잠겨 있지만, 그 계정을 보는 사람은 기록장이 있다는 것을 알 수 있고, 올라가는 동안 파일이 상할 수도 있어요. 원하면 잠근 다음 폴더를 다른 곳으로 옮기고, 거기서 열면 돼요.</translation>
    </message>
    <message>
        <source>Please choose another folder, or tick that the record may lie there.</source>
        <translation>다른 폴더를 고르거나, 거기 두어도 된다고 표시해 주세요.</translation>
    </message>
</context>
<context>
    <name>LineCard</name>
    <message>
        <source>See what happens: {way}</source>
        <translation>어떻게 되는지 보기: {way}</translation>
    </message>
    <message>
        <source>Put this away</source>
        <translation>치워 두기</translation>
    </message>
</context>
<context>
    <name>LongAct</name>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>The last step, which cannot be stopped any more. Where there is much, it takes a minute.</source>
        <translation>마지막 단계라 이제는 멈출 수 없어요. 기록이 많으면 1분쯤 걸려요.</translation>
    </message>
</context>
<context>
    <name>LookOver</name>
    <message>
        <source>Look the record over</source>
        <translation>기록장 살펴보기</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>살펴보는 중이에요…</translation>
    </message>
    <message>
        <source>Is everything still as it was written, every kept file included? This changes nothing, and you can go on meanwhile.</source>
        <translation>넣어 둔 파일까지 모두 적은 그대로인지 살펴봐요. 바뀌는 것은 없고, 그동안 계속 써도 돼요.</translation>
    </message>
    <message>
        <source>Looked over after it was opened: everything is as it was written.</source>
        <translation>열고 나서 살펴봤어요. 모두 적은 그대로예요.</translation>
    </message>
    <message>
        <source>Everything is as it was written, every kept file included.</source>
        <translation>넣어 둔 파일까지 모두 적은 그대로예요.</translation>
    </message>
    <message>
        <source>“As it was written” means: unchanged since you wrote it, in the order you wrote it. It does not prove when that was, nor that nothing was left out, and it cannot see when the whole folder was replaced by an older copy of itself.</source>
        <translation>“적은 그대로”는 적은 뒤로 바뀌지 않았고, 적은 순서도 그대로라는 뜻이에요. 언제 적었는지, 빠뜨린 것이 없는지까지 증명하지는 못해요. 폴더를 통째로 예전 것으로 바꿔 놓은 것도 알아볼 수 없어요.</translation>
    </message>
    <message>
        <source>Something is not as it was written. Please leave the folder as it is and copy it to another place first.</source>
        <translation>적은 그대로가 아닌 곳이 있어요. 폴더를 그대로 두고, 먼저 다른 곳에 복사해 주세요.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>멈췄어요.</translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <source>Covered again as soon as you let go. + and − for size, R to turn, C for colours.</source>
        <translation>손을 떼면 바로 다시 가려져요. + −는 크기, R은 돌리기, C는 색이에요.</translation>
    </message>
    <message>
        <source>Covered again after {} seconds, and by any other key or a click.</source>
        <translation>다른 키를 누르거나 클릭하면 다시 가려져요. 그대로 두면 {}초 뒤에 가려져요.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>있었던 일</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>자료</translation>
    </message>
    <message>
        <source>People &amp; accounts</source>
        <translation>사람·계정</translation>
    </message>
    <message>
        <source>Places of help</source>
        <translation>도움받을 곳</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>다음 할 일</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>제출 문서</translation>
    </message>
    <message>
        <source>Keys &amp; copies</source>
        <translation>열쇠와 사본</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>MaskCanvas</name>
    <message>
        <source>The picture, and the boxes over it</source>
        <translation>사진과 그 위의 상자</translation>
    </message>
</context>
<context>
    <name>MaskSheet</name>
    <message>
        <source>Make a masked copy</source>
        <translation>가린 사본 만들기</translation>
    </message>
    <message>
        <source>Opening the picture</source>
        <translation>사진을 열고 있어요</translation>
    </message>
    <message>
        <source>Making the masked copy</source>
        <translation>가린 사본을 만들고 있어요</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept.</source>
        <translation>멈췄어요. 저장한 것은 없어요.</translation>
    </message>
    <message>
        <source>Nothing is covered or cut off yet.</source>
        <translation>아직 가리거나 자른 곳이 없어요.</translation>
    </message>
    <message>
        <source>Cover with boxes what must not be seen. The picture stays covered until you want to see it.</source>
        <translation>보이면 안 되는 곳을 상자로 가려 주세요. 사진은 보고 싶을 때까지 가려져 있어요.</translation>
    </message>
    <message>
        <source>To begin with, everything is covered. Pull the box in only as far as names, times and addresses can be read. Nothing has been kept yet.</source>
        <translation>처음에는 전부 가려져 있어요. 이름, 시간, 주소가 읽힐 만큼만 상자를 줄여 주세요. 아직 아무것도 보관하지 않았어요.</translation>
    </message>
    <message>
        <source>{} × {} pixels, boxes: {}. No time, place or name of the file comes along.</source>
        <translation>{} × {} 픽셀, 상자 {}개. 파일에 적힌 시간, 장소, 이름은 따라오지 않아요.</translation>
    </message>
    <message>
        <source>This is what will be kept: new pixels, the boxes part of them.</source>
        <translation>이렇게 보관해요. 상자까지 새로 그린 사진이에요.</translation>
    </message>
    <message>
        <source>Keep the masked copy</source>
        <translation>가린 사본 보관하기</translation>
    </message>
    <message>
        <source>Covered again as soon as you let go.</source>
        <translation>손을 떼면 바로 다시 가려져요.</translation>
    </message>
    <message>
        <source>Please look at it once more, and say that nothing is left.</source>
        <translation>한 번 더 살펴보고, 남은 부분이 없다고 표시해 주세요.</translation>
    </message>
    <message>
        <source>Masked copy</source>
        <translation>가린 사본</translation>
    </message>
    <message>
        <source>The masked copy is kept. You can stop here.</source>
        <translation>가린 사본을 보관했어요. 여기서 멈춰도 괜찮아요.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>This didn&apos;t work. What was saved before is still there. Please try again.</source>
        <translation>이번에는 되지 않았어요. 앞서 저장한 것은 그대로 있어요. 다시 한번 해 주세요.</translation>
    </message>
    <message>
        <source>The record couldn&apos;t be opened just now. Please close the program and try again.</source>
        <translation>지금은 기록장을 열 수 없어요. 프로그램을 닫았다가 다시 열어 주세요.</translation>
    </message>
    <message>
        <source>There is no record in this folder. Choose another one, or start a new record.</source>
        <translation>이 폴더에는 기록장이 없어요. 다른 폴더를 고르거나 새로 시작해 주세요.</translation>
    </message>
    <message>
        <source>Something is in this folder already. Please choose a new or an empty one, so that nothing gets mixed up.</source>
        <translation>이 폴더에는 이미 다른 것이 들어 있어요. 섞이지 않게 빈 폴더나 새 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>Please type a passphrase.</source>
        <translation>암호를 적어 주세요. 한 글자라도 있어야 기록장을 잠글 수 있어요.</translation>
    </message>
    <message>
        <source>That&apos;s a little short. {least} letters are enough; a few words in a row are easiest to remember.</source>
        <translation>조금 짧아요. {least}자면 돼요. 낱말 몇 개를 이어 적으면 기억하기 쉬워요.</translation>
    </message>
    <message>
        <source>That passphrase doesn&apos;t fit. Check the keyboard language and Caps Lock, then try again.</source>
        <translation>암호가 맞지 않아요. 한/영과 Caps Lock을 살펴보고 다시 적어 주세요.</translation>
    </message>
    <message>
        <source>A letter seems to differ from the paper. Please compare the groups one by one.</source>
        <translation>종이에 적힌 것과 다른 글자가 있는 것 같아요. 네 글자씩 견주어 보고 다시 적어 주세요.</translation>
    </message>
    <message>
        <source>These two sheets don&apos;t make a code together. Please take two with different numbers that were printed together.</source>
        <translation>이 두 장으로는 코드가 되지 않아요. 함께 만든 종이 가운데 번호가 다른 두 장을 적어 주세요.</translation>
    </message>
    <message>
        <source>This code doesn&apos;t open this record. Perhaps there is a newer sheet, or this one belongs to another record.</source>
        <translation>이 코드로는 이 기록장이 열리지 않아요. 더 나중에 만든 종이가 있는지, 다른 기록장의 것은 아닌지 살펴봐 주세요.</translation>
    </message>
    <message>
        <source>This computer didn&apos;t give out the key it keeps. Please open with your passphrase; it fits as before.</source>
        <translation>이 컴퓨터에 맡겨 둔 열쇠를 쓸 수 없어요. 암호로 열어 주세요. 암호는 그대로예요.</translation>
    </message>
    <message>
        <source>The passphrase is the one way in that always stays, so it can&apos;t be taken away. You can change it.</source>
        <translation>암호는 언제나 남겨 두는 길이라 없앨 수 없어요. 다른 암호로 바꿀 수는 있어요.</translation>
    </message>
    <message>
        <source>The two key files in this folder were changed or damaged, so it can&apos;t be opened. If there is an older copy of the folder, put its vault.keys and vault.keys2 here and try again.</source>
        <translation>이 폴더의 열쇠 파일 두 개가 바뀌었거나 상해서 열 수 없어요. 폴더를 복사해 둔 것이 있으면, 거기 있는 vault.keys와 vault.keys2를 여기에 넣고 다시 열어 주세요.</translation>
    </message>
    <message>
        <source>A part of the record can&apos;t be read as it was written. Please leave the folder as it is, and copy it to another place before anything else.</source>
        <translation>기록장의 일부를 적은 그대로 읽을 수 없어요. 폴더를 그대로 두고, 먼저 통째로 다른 곳에 복사해 주세요.</translation>
    </message>
    <message>
        <source>Nothing of this record could be read, and there is no copy of it in the folder. Leave the folder as it is, and restore a backup if there is one.</source>
        <translation>이 기록에서 읽을 수 있는 것이 없고, 폴더 안에 사본도 없어요. 폴더는 그대로 두고, 백업이 있으면 그것을 되살려 주세요.</translation>
    </message>
    <message>
        <source>This record was written by a newer version of the program. Nothing was changed; please open it with the newer version.</source>
        <translation>더 새로운 프로그램으로 적은 기록장이에요. 아무것도 바꾸지 않았어요. 새 프로그램으로 열어 주세요.</translation>
    </message>
    <message>
        <source>The record is open in another window or program. Close that one, then try again.</source>
        <translation>기록장이 다른 창이나 프로그램에서 열려 있어요. 그것을 닫고 다시 열어 주세요.</translation>
    </message>
    <message>
        <source>Something else wrote into the folder of the record, so nothing more was saved there. What you are typing is kept. Please lock, look whether another program copies this folder, and open it again.</source>
        <translation>다른 프로그램이 기록장 폴더를 바꾸어서 거기에는 더 저장하지 않았어요. 지금 적고 있는 글은 따로 간직해 두었어요. 잠근 다음, 이 폴더를 복사하는 프로그램이 있는지 살펴보고 다시 열어 주세요.</translation>
    </message>
    <message>
        <source>This folder can&apos;t be written to. Choose another folder, or allow writing there.</source>
        <translation>이 폴더에는 쓸 수 없게 되어 있어요. 다른 폴더를 고르거나, 쓸 수 있게 바꿔 주세요.</translation>
    </message>
    <message>
        <source>This computer has too little free memory just now. Please close other programs and try again. Nothing was changed.</source>
        <translation>지금은 컴퓨터에 남은 메모리가 부족해요. 다른 프로그램을 닫고 다시 해 주세요. 바뀐 것은 없어요.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough room on this computer yet. What you wrote is safe.</source>
        <translation>컴퓨터에 남은 공간이 부족해서 아직 넣지 못했어요. 적은 글은 그대로 있어요.</translation>
    </message>
    <message>
        <source>This couldn&apos;t be saved as it is. Please look it over once more.</source>
        <translation>이대로는 저장할 수 없어요. 한 번만 더 살펴봐 주세요.</translation>
    </message>
    <message>
        <source>This day isn&apos;t in the calendar. It need not be exact: choose as much as you know.</source>
        <translation>달력에 없는 날짜예요. 정확하지 않아도 되니 아는 만큼만 골라 주세요.</translation>
    </message>
    <message>
        <source>This text is longer than {limit} letters. Please split it into two.</source>
        <translation>글이 {limit}자보다 길어요. 둘로 나누어 적어 주세요.</translation>
    </message>
    <message>
        <source>One word is enough here, so that you can find it again.</source>
        <translation>여기에는 한 단어라도 적어 주세요. 그래야 나중에 찾을 수 있어요.</translation>
    </message>
    <message>
        <source>That is more than one excerpt holds ({limit} messages). Two shorter ones hold it.</source>
        <translation>발췌 하나에 담을 수 있는 것({limit}개)보다 많아요. 둘로 나누면 담을 수 있어요.</translation>
    </message>
    <message>
        <source>There is a line without a SHA-256 fingerprint (64 letters, 0-9 and a-f). Put one on each line; anything else can go into the note.</source>
        <translation>SHA-256 지문(0~9, a~f 64자)이 없는 줄이 있어요. 한 줄에 하나씩 적어 주세요. 다른 내용은 메모에 적을 수 있어요.</translation>
    </message>
    <message>
        <source>This isn&apos;t in the record any more.</source>
        <translation>이제 기록장에 없는 것이에요.</translation>
    </message>
    <message>
        <source>What somebody gave you stays as it came: nothing is added to it or changed in it. Write what is new in your own record.</source>
        <translation>받은 묶음은 받은 그대로 둬요. 여기에는 더하거나 고치지 않아요. 새로 적을 것은 내 기록에 적어 주세요.</translation>
    </message>
    <message>
        <source>There are {count} matters in this record. Please choose one first.</source>
        <translation>이 기록장에는 기록이 {count}건 있어요. 먼저 하나를 골라 주세요.</translation>
    </message>
    <message>
        <source>This file couldn&apos;t be put in. The file itself wasn&apos;t changed.</source>
        <translation>이 파일은 넣지 못했어요. 파일은 그대로예요.</translation>
    </message>
    <message>
        <source>This is a folder or a link, not a file. Please choose the files in it.</source>
        <translation>파일이 아니라 폴더나 바로가기예요. 그 안의 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>The computer doesn&apos;t let us read this file. Is it still there?</source>
        <translation>컴퓨터가 이 파일을 읽게 해 주지 않아요. 파일이 아직 거기 있는지 살펴봐 주세요.</translation>
    </message>
    <message>
        <source>This file is empty (0 bytes). Please look whether it was saved whole.</source>
        <translation>안에 아무것도 없는 파일이에요(0바이트). 끝까지 저장되었는지 살펴봐 주세요.</translation>
    </message>
    <message>
        <source>This file is too large to keep here. You can note where it is instead of putting it in.</source>
        <translation>파일이 너무 커서 여기에 담지 못해요. 넣는 대신 어디에 있는지 적어 둘 수 있어요.</translation>
    </message>
    <message>
        <source>This file lies on another computer. Copy it onto this one first, then put it in.</source>
        <translation>이 파일은 다른 컴퓨터에 있어요. 이 컴퓨터로 복사한 다음 넣어 주세요.</translation>
    </message>
    <message>
        <source>There are more than {limit} files in there. Please choose fewer at a time.</source>
        <translation>그 안에 파일이 {limit}개보다 많아요. 조금씩 나누어 골라 주세요.</translation>
    </message>
    <message>
        <source>The file changed while it was read, so nothing of it was kept. Please try again once it is finished.</source>
        <translation>읽는 동안 파일이 바뀌어서 넣지 않았어요. 파일이 다 만들어진 뒤에 다시 해 주세요.</translation>
    </message>
    <message>
        <source>We won&apos;t keep this picture here: for someone under 19, holding it can itself break the law. The record is whole without it. Keep the address, account and time instead?</source>
        <translation>이 사진은 여기에 보관하지 않을게요. 나이가 어린 사람의 성적인 사진은 갖고만 있어도 법에 걸릴 수 있어요. 사진 없이도 기록은 온전해요: 주소·계정·시간만 남길까요?</translation>
    </message>
    <message>
        <source>The covered copy could not be kept: it would have held more than what you covered. Nothing was put in. Please cover the picture again.</source>
        <translation>가린 사본을 넣지 않았어요. 가려지지 않은 부분이 함께 남을 수 있었거든요. 아무것도 들어가지 않았으니, 다시 가려 주세요.</translation>
    </message>
    <message>
        <source>This can&apos;t be shown here. It is kept just as it is.</source>
        <translation>여기에서 펼쳐 볼 수는 없어요. 받은 그대로 보관되어 있어요.</translation>
    </message>
    <message>
        <source>This file holds no chat that can be read message by message here. The file stays as it is, and can be named as a whole.</source>
        <translation>이 파일에서는 메시지를 하나씩 읽어 낼 수 없어요. 파일은 그대로 있으니, 파일 전체를 증거로 적을 수 있어요.</translation>
    </message>
    <message>
        <source>The file of item {number} is gone from the folder of the record. If you have a copy of the folder, it may still be there.</source>
        <translation>자료 {number}번의 파일이 기록장 폴더에 없어요. 폴더를 복사해 둔 것이 있으면 거기에 남아 있을 수 있어요.</translation>
    </message>
    <message>
        <source>The file of item {number} is no longer as it was put in. If you have a copy of the folder, it may still be whole there.</source>
        <translation>자료 {number}번의 파일이 넣을 때와 달라졌어요. 폴더를 복사해 둔 것이 있으면 거기에는 온전할 수 있어요.</translation>
    </message>
    <message>
        <source>The backup didn&apos;t work this time. The record itself is as it was. Please try again.</source>
        <translation>이번에는 백업을 만들지 못했어요. 기록은 그대로 있어요. 다시 한번 해 보세요.</translation>
    </message>
    <message>
        <source>This file isn&apos;t a backup of this program, so it was left as it is. Please choose another one.</source>
        <translation>이 파일은 이 프로그램의 백업이 아니어서 그대로 두었어요. 다른 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>This backup is damaged so far that nothing can be brought back from it. Please try another copy, if there is one.</source>
        <translation>이 백업은 많이 손상되어서 되살릴 수 있는 것이 없어요. 다른 백업이 있으면 그것을 골라 주세요.</translation>
    </message>
    <message>
        <source>This file is the backup of another record and was left as it is. Please choose another name or another place.</source>
        <translation>이 파일은 다른 기록의 백업이어서 그대로 두었어요. 다른 이름이나 다른 곳을 골라 주세요.</translation>
    </message>
    <message>
        <source>This backup holds things that this record doesn&apos;t, so it was left as it is. Choose another name for the new one, and look into the old one by restoring it into a new folder.</source>
        <translation>이 백업에는 지금 기록에 없는 것이 들어 있어서 그대로 두었어요. 새 백업은 다른 이름으로 만들고, 이 백업은 새 폴더에 되살려서 살펴보세요.</translation>
    </message>
    <message>
        <source>A backup in the record&apos;s own folder would be lost together with it. Please choose another place, best on a USB stick.</source>
        <translation>기록이 있는 폴더 안에 백업을 두면 함께 잃을 수 있어요. 다른 곳을 골라 주세요. USB가 가장 좋아요.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough room where the backup should go. The backup that was there before still is. Choose another stick or make room; a stick formatted as FAT32 takes no file over 4 GB.</source>
        <translation>백업을 둘 곳에 남은 공간이 부족해요. 전에 만든 백업은 그대로 있어요. 공간을 비우거나 다른 USB를 골라 주세요. FAT32로 포맷된 USB에는 4GB가 넘는 파일을 둘 수 없어요.</translation>
    </message>
    <message>
        <source>The backup couldn&apos;t be written there: the stick may have been pulled out, be write-protected, or no longer work well. The record itself is as it was.</source>
        <translation>그곳에 백업을 쓰지 못했어요. USB가 빠졌거나, 쓰기 금지이거나, 더는 잘 작동하지 않을 수 있어요. 기록은 그대로 있어요.</translation>
    </message>
    <message>
        <source>The information of this country couldn&apos;t be read ({file}, {key}). Please install the program again; the record itself is whole.</source>
        <translation>나라별 안내 자료를 읽지 못했어요({file}, {key}). 프로그램을 다시 설치해 주세요. 기록은 온전해요.</translation>
    </message>
    <message>
        <source>A record here is of this country, and without this information the program does not know it. Choose another country for that record first.</source>
        <translation>이 나라로 된 기록이 있어서 아직 되돌리지 않았어요. 그 기록의 나라를 먼저 바꿔 주세요.</translation>
    </message>
    <message>
        <source>This is no update that the makers of this program signed for this country, so nothing was taken and nothing changed.</source>
        <translation>이 프로그램을 만든 곳이 이 나라를 위해 서명한 새 자료가 아니어서 가져오지 않았어요. 바뀐 것은 없어요.</translation>
    </message>
    <message>
        <source>The documents couldn&apos;t be made. The record itself is whole.</source>
        <translation>문서를 만들지 못했어요. 기록은 온전해요.</translation>
    </message>
    <message>
        <source>No typeface with Korean letters was found, so no document was made. Please install the program again.</source>
        <translation>한글 글꼴을 찾지 못해서 문서를 만들지 않았어요. 프로그램을 다시 설치해 주세요.</translation>
    </message>
    <message>
        <source>There is nothing to write about yet. Note one thing that happened, then come back.</source>
        <translation>아직 적은 일이 없어요. 있었던 일을 하나만 적고 다시 와 주세요.</translation>
    </message>
    <message>
        <source>There is no consent for this reader in the record now: there was none, it has ended, or it was taken back. Once there is one, note it among the consents and try again.</source>
        <translation>이곳에 내도 된다는 당사자의 동의가 지금은 적혀 있지 않아요. 받지 않았거나, 기간이 끝났거나, 거두어들인 것일 수 있어요. 동의를 받으면 ‘동의 장부’에 적고 다시 만들어 주세요.</translation>
    </message>
    <message>
        <source>There is something in this folder already. Please choose an empty one.</source>
        <translation>이 폴더에는 이미 다른 것이 들어 있어요. 빈 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>The authority gave no time stamp that fits, so there is none. Everything else is made and whole; you can try another authority the next time.</source>
        <translation>기관이 맞는 시각 확인서를 주지 않아서 확인서는 없어요. 나머지는 모두 온전히 만들었어요. 다음에 다른 기관에 부탁해 볼 수 있어요.</translation>
    </message>
    <message>
        <source>This is not a folder of documents made by this program, so it can&apos;t be checked.</source>
        <translation>이 프로그램이 만든 문서 폴더가 아니어서 확인할 수 없어요.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left half done.</source>
        <translation>멈췄어요. 하다 만 것은 남지 않았어요.</translation>
    </message>
    <message>
        <source>We won&apos;t keep this picture here: who helps someone else shouldn&apos;t be the keeper of such pictures. Keep the address, account and time instead?</source>
        <translation>이 사진은 여기에 보관하지 않을게요. 곁에서 돕는 사람이 이런 사진을 맡아 두지는 않는 것이 좋아요. 주소·계정·시간만 남길까요?</translation>
    </message>
    <message>
        <source>This version has no key to check updates with, so it takes none. Nothing changed.</source>
        <translation>이 버전에는 새 자료를 확인할 열쇠가 없어서 가져오지 않아요. 바뀐 것은 없어요.</translation>
    </message>
    <message>
        <source>What is here already is newer, or the update has run out. Nothing changed.</source>
        <translation>지금 있는 자료가 더 새것이거나, 새 자료의 기한이 지났어요. 바뀐 것은 없어요.</translation>
    </message>
    <message>
        <source>The place where updates are could not be reached, or something is in between. Nothing was taken and nothing changed.</source>
        <translation>새 자료가 있는 곳에 닿지 않았거나, 중간에 누군가 있는 것 같아요. 가져온 것도 바뀐 것도 없어요.</translation>
    </message>
    <message>
        <source>This address can&apos;t be asked. It has to begin with https:// and name an authority for time stamps.</source>
        <translation>이 주소에는 부탁할 수 없어요. https://로 시작하는 시각 확인 기관의 주소를 적어 주세요.</translation>
    </message>
    <message>
        <source>The authority for time stamps could not be reached, or did not answer in time, so there is no stamp. Everything else is made and whole.</source>
        <translation>시각 확인 기관에 닿지 않았거나 제때 답이 오지 않아서 확인서는 없어요. 나머지는 모두 온전히 만들었어요.</translation>
    </message>
    <message>
        <source>Someone on this network may be reading encrypted traffic, or the authority&apos;s certificate has run out, so nothing was asked and there is no stamp. Everything else is made and whole.</source>
        <translation>이 네트워크에서 누군가 암호화된 통신을 들여다보고 있거나, 기관의 인증서 기한이 지났을 수 있어요. 그래서 아무것도 묻지 않았고 확인서는 없어요. 나머지는 모두 온전히 만들었어요.</translation>
    </message>
</context>
<context>
    <name>MoreFields</name>
    <message>
        <source>Where it happened</source>
        <translation>어디서 있었나요?</translation>
    </message>
    <message>
        <source>Where the time comes from</source>
        <translation>시간은 어떻게 알았나요?</translation>
    </message>
    <message>
        <source>When you noticed it</source>
        <translation>언제 알게 됐나요?</translation>
    </message>
    <message>
        <source>What it did to you</source>
        <translation>그 일로 어떤 점이 힘들었나요?</translation>
    </message>
    <message>
        <source>What you would like to happen</source>
        <translation>어떻게 되면 좋겠어요?</translation>
    </message>
    <message>
        <source>Accounts in it</source>
        <translation>관련된 계정</translation>
    </message>
    <message>
        <source>People in it</source>
        <translation>관련된 사람</translation>
    </message>
    <message>
        <source>In this I asked them to stop</source>
        <translation>이때 그만하라고 말했어요</translation>
    </message>
    <message>
        <source>It is counted under “Counted” only, for whom this names, and is in no document.</source>
        <translation>‘세어 보기’에서 여기 적힌 사람과 계정을 세는 데에만 쓰고, 어느 문서에도 들어가지 않아요.</translation>
    </message>
    <message>
        <source>Items that belong to it</source>
        <translation>이 일에 붙일 자료</translation>
    </message>
    <message>
        <source>Excerpts of chats in it</source>
        <translation>들어 있는 대화 발췌</translation>
    </message>
    <message>
        <source>Those you note under People &amp; accounts can be chosen here.</source>
        <translation>‘사람·계정’에 적어 두면 여기서 고를 수 있어요.</translation>
    </message>
    <message>
        <source>What you put in under Evidence can be chosen here.</source>
        <translation>‘자료’에 넣어 두면 여기서 고를 수 있어요.</translation>
    </message>
    <message>
        <source>Put in files</source>
        <translation>파일 넣기</translation>
    </message>
    <message>
        <source>Note it without a file</source>
        <translation>파일 없이 적어 두기</translation>
    </message>
    <message>
        <source>What kind of thing was it?</source>
        <translation>어떤 일이었나요?</translation>
    </message>
    <message>
        <source>Several may fit, or none. You need not decide.</source>
        <translation>여러 개를 골라도, 안 골라도 돼요. 정하는 건 나중이어도 괜찮아요.</translation>
    </message>
    <message>
        <source>Where?</source>
        <translation>어디서 있었나요?</translation>
    </message>
    <message>
        <source>A chat room, a site, a classroom, a street</source>
        <translation>대화방, 사이트, 교실, 길처럼 적으면 돼요.</translation>
    </message>
    <message>
        <source>How do you know the time?</source>
        <translation>시간은 어떻게 알았나요?</translation>
    </message>
    <message>
        <source>When did you notice it?</source>
        <translation>언제 알게 됐나요?</translation>
    </message>
    <message>
        <source>What did it do to you?</source>
        <translation>그 일로 어떤 점이 힘들었나요?</translation>
    </message>
    <message>
        <source>What would you like to happen?</source>
        <translation>어떻게 되면 좋겠어요?</translation>
    </message>
    <message>
        <source>Who is in it?</source>
        <translation>누가 관련돼 있나요?</translation>
    </message>
    <message>
        <source>Which items belong to it?</source>
        <translation>어떤 자료를 붙일까요?</translation>
    </message>
</context>
<context>
    <name>MyPlaceSheet</name>
    <message>
        <source>What you write here is yours and is shown as yours. What came with the program stays as it is.</source>
        <translation>여기 적는 것은 내 메모예요. 내가 적은 것으로 보이고, 프로그램에 있던 내용은 그대로 있어요.</translation>
    </message>
    <message>
        <source>Another number</source>
        <translation>다른 번호</translation>
    </message>
    <message>
        <source>A note about this place</source>
        <translation>이곳에 대한 메모</translation>
    </message>
    <message>
        <source>As it came with the program</source>
        <translation>처음 그대로 되돌리기</translation>
    </message>
    <message>
        <source>Your number and your note go, and it is neither put away nor on top. What you want to say stays.</source>
        <translation>내가 적은 번호와 메모가 없어지고, 치워 두거나 맨 위에 둔 것도 풀려요. 하고 싶은 말은 그대로 있어요.</translation>
    </message>
    <message>
        <source>Take mine away</source>
        <translation>내 메모 지우기</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>It is as it came with the program.</source>
        <translation>처음 그대로 되돌렸어요.</translation>
    </message>
</context>
<context>
    <name>NewCaseSheet</name>
    <message>
        <source>Another record</source>
        <translation>다른 기록</translation>
    </message>
    <message>
        <source>A name for it that says nothing to others</source>
        <translation>남이 봐도 모를 이름</translation>
    </message>
    <message>
        <source>Whose matter is it?</source>
        <translation>누구의 일인가요?</translation>
    </message>
    <message>
        <source>How old is the person who was harmed?</source>
        <translation>피해를 입은 사람은 몇 살인가요?</translation>
    </message>
    <message>
        <source>In which country?</source>
        <translation>어느 나라에서 있었던 일인가요?</translation>
    </message>
    <message>
        <source>A colour, a plant, a number: not the person&apos;s name or nickname.</source>
        <translation>색, 식물, 숫자처럼요. 그 사람의 이름이나 별명은 아니면 좋겠어요.</translation>
    </message>
</context>
<context>
    <name>NewCodeSheet</name>
    <message>
        <source>A recovery code</source>
        <translation>복구 코드</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>A new code takes the place of the one before, as soon as you have typed it back once. Until then the old one stays. On a backup made before, the old one still works.</source>
        <translation>새 코드를 종이에 적고 한 번 맞춰 보면, 그때부터 예전 코드로는 열리지 않아요. 그 전까지는 예전 코드가 그대로 남아 있어요. 전에 만든 백업은 예전 코드로 열려요.</translation>
    </message>
    <message>
        <source>A code on paper opens the record when the passphrase is forgotten. First the passphrase, please.</source>
        <translation>종이에 코드를 적어 두면 암호를 잊어도 기록장을 열 수 있어요. 먼저 지금 쓰는 암호를 적어 주세요.</translation>
    </message>
    <message>
        <source>Trying it…</source>
        <translation>맞춰 보는 중이에요…</translation>
    </message>
    <message>
        <source>The new code opens the record. Throw the old paper away.</source>
        <translation>이제 새 코드로 열려요. 예전 종이는 버려 주세요.</translation>
    </message>
    <message>
        <source>The code opens the record from now on.</source>
        <translation>이제 이 코드로도 열 수 있어요.</translation>
    </message>
</context>
<context>
    <name>NewKeySheet</name>
    <message>
        <source>A new key</source>
        <translation>새 열쇠</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Making the new key</source>
        <translation>새 열쇠를 만들고 있어요</translation>
    </message>
    <message>
        <source>For when someone may have learned the passphrase or seen the code. The record gets a new key, a new passphrase and a new code, and is locked when that is done.

· From then on the old passphrase and the old code open nothing of what you write.
· A backup or a copy of the folder that someone took before still opens with the old ones. That cannot be undone.
· If they may have watched this computer, they would see the new passphrase too. Another computer is better then.</source>
        <translation>누가 암호를 알게 되었거나 복구 코드를 본 것 같을 때 쓰는 방법이에요. 열쇠와 암호와 복구 코드를 모두 새로 만들고, 끝나면 기록장이 잠겨요.

· 그때부터 적는 것은 예전 암호나 예전 코드로 열리지 않아요.
· 누가 그 전에 가져간 백업이나 폴더 사본은 예전 암호로 열려요. 이것은 되돌릴 수 없어요.
· 이 컴퓨터를 누가 지켜보는 것 같다면 새 암호도 보일 수 있어요. 그럴 때는 다른 컴퓨터에서 하는 것이 좋아요.</translation>
    </message>
    <message>
        <source>· A guardian&apos;s passphrase no longer opens it, either. You can give it again.</source>
        <translation>· 보호자의 암호로도 더는 열리지 않아요. 원하면 다시 줄 수 있어요.</translation>
    </message>
    <message>
        <source>Stopped. Everything is as it was: the old passphrase and the old code open.</source>
        <translation>멈췄어요. 모두 전과 같아요. 예전 암호와 예전 코드로 열려요.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>The new key is made</source>
        <translation>새 열쇠를 만들었어요</translation>
    </message>
    <message>
        <source>The record is closed now. Please open it with the new passphrase. A new backup is worth making soon: the ones before still open with the old passphrase.</source>
        <translation>기록장은 이제 닫혀 있어요. 새 암호로 열어 주세요. 전에 만든 백업은 예전 암호로 열리니, 곧 새로 만들어 두면 좋아요.</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>새 암호로 열기</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>New passphrase</source>
        <translation>새 암호</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>같은 암호 한 번 더</translation>
    </message>
    <message>
        <source>The two differ. Please type the second one again.</source>
        <translation>두 암호가 서로 달라요. 아래 칸을 다시 적어 주세요.</translation>
    </message>
    <message>
        <source>To type Korean letters again later, press Show first.</source>
        <translation>나중에 열 때는 먼저 ‘보이기’를 누르고 한글로 적어 주세요.</translation>
    </message>
    <message>
        <source>These five words were drawn by lot. Picture them as one small scene, then type them once more here. You can also draw others.</source>
        <translation>제비로 뽑은 다섯 낱말이에요. 한 장면으로 그려 보면 잘 기억나요. 여기에 한 번 더 적어 주세요. 다시 뽑아도 돼요.</translation>
    </message>
    <message>
        <source>Suggest five words:</source>
        <translation>다섯 낱말 뽑기:</translation>
    </message>
    <message>
        <source>Suggest five words: {}</source>
        <translation>다섯 낱말 뽑기: {}</translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>Something to do next</source>
        <translation>다음에 할 일</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>Show more of them</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Saved. You can stop here.</source>
        <translation>저장했어요. 여기서 멈춰도 괜찮아요.</translation>
    </message>
    <message>
        <source>Noted as done.</source>
        <translation>한 일로 적어 두었어요.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>했어요</translation>
    </message>
    <message>
        <source>Another day, or change it</source>
        <translation>날짜 옮기기, 고치기</translation>
    </message>
    <message>
        <source>That day is past, and that is fine. It can stay, or move.</source>
        <translation>지난 날이지만 괜찮아요. 그대로 두어도, 옮겨도 돼요.</translation>
    </message>
    <message>
        <source>A day on which some places may be closed.</source>
        <translation>쉬는 곳이 있을 수 있는 날이에요.</translation>
    </message>
</context>
<context>
    <name>NoDeviceSheet</name>
    <message>
        <source>Open with the passphrase only</source>
        <translation>암호로만 열기</translation>
    </message>
    <message>
        <source>Turn it off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>After that, this computer no longer opens the record, and forgets its key.</source>
        <translation>그러면 이 컴퓨터로는 열리지 않고, 컴퓨터에 넣어 둔 열쇠도 지워져요.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>잠시만 기다려 주세요…</translation>
    </message>
    <message>
        <source>This computer doesn&apos;t open the record any more.</source>
        <translation>이제 이 컴퓨터로는 열리지 않아요.</translation>
    </message>
</context>
<context>
    <name>NoGuardianSheet</name>
    <message>
        <source>Without a guardian</source>
        <translation>보호자 없이</translation>
    </message>
    <message>
        <source>Take their passphrase away</source>
        <translation>보호자의 암호 거두기</translation>
    </message>
    <message>
        <source>Their passphrase then opens the record no more. What they have read they know, and a copy of the folder they may have made still opens with it. If that worries you, a new key is better: “Someone knows it”, or hand the record over.</source>
        <translation>보호자의 암호로는 더 열리지 않아요. 이미 읽은 것은 알고 있고, 따로 만들어 둔 폴더의 사본은 그 암호로 열려요. 그것이 걱정되면 열쇠를 새로 만드는 편이 나아요. ‘누가 암호를 알게 됐어요’나 ‘당사자에게 넘겨주기’를 눌러 주세요.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>잠시만요…</translation>
    </message>
    <message>
        <source>A guardian&apos;s passphrase no longer opens the record.</source>
        <translation>이제 보호자의 암호로는 열리지 않아요.</translation>
    </message>
</context>
<context>
    <name>NoteWaiting</name>
    <message>
        <source>Save the note (PDF and text)</source>
        <translation>확인서 저장하기 (PDF와 글)</translation>
    </message>
    <message>
        <source>I don&apos;t need it</source>
        <translation>필요하지 않아요</translation>
    </message>
    <message>
        <source>A record was given back and removed here. There is a note about it, for you and for its owner. Once you have it, its words are forgotten here, too.</source>
        <translation>기록 하나를 돌려주고 여기에서 지웠어요. 나와 주인이 나눠 가질 확인서가 있어요. 저장하고 나면 그 내용도 여기에서 지워져요.</translation>
    </message>
    <message>
        <source>Where should the note go?</source>
        <translation>확인서를 어디에 둘까요?</translation>
    </message>
    <message>
        <source>The note is here: {}</source>
        <translation>확인서는 여기에 있어요: {}</translation>
    </message>
</context>
<context>
    <name>NowQuestion</name>
    <message>
        <source>Is it happening now?</source>
        <translation>지금도 일어나고 있는 일인가요?</translation>
    </message>
    <message>
        <source>You need not answer. It only decides what is shown below.</source>
        <translation>대답하지 않아도 돼요. 아래에 보일 글만 달라져요.</translation>
    </message>
    <message>
        <source>You answered whether it is happening now.</source>
        <translation>지금도 일어나는 일인지 답해 두었어요.</translation>
    </message>
    <message>
        <source>Change this</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Someone is threatening</source>
        <translation>협박을 받고 있어요</translation>
    </message>
    <message>
        <source>It is spreading</source>
        <translation>퍼지고 있어요</translation>
    </message>
    <message>
        <source>Someone frightening is near</source>
        <translation>무서운 사람이 곁에 있어요</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>지금은 아니에요</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>What I put away</source>
        <translation>치워 둔 것</translation>
    </message>
</context>
<context>
    <name>OnlyMeSheet</name>
    <message>
        <source>Only for me</source>
        <translation>나만 보기</translation>
    </message>
    <message>
        <source>The passphrase of these notes</source>
        <translation>이 글의 암호</translation>
    </message>
    <message>
        <source>Begin them</source>
        <translation>시작하기</translation>
    </message>
    <message>
        <source>Open them</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Write something</source>
        <translation>적기</translation>
    </message>
    <message>
        <source>Another passphrase</source>
        <translation>이 글의 암호 바꾸기</translation>
    </message>
    <message>
        <source>From now on this passphrase</source>
        <translation>이제부터 이 암호로</translation>
    </message>
    <message>
        <source>I forgot the passphrase of these notes</source>
        <translation>이 글의 암호를 잊었어요</translation>
    </message>
    <message>
        <source>Nobody can open them without it, not even we. They can only be deleted, all of them, so that you can begin again.</source>
        <translation>그 암호 없이는 아무도 열 수 없어요. 프로그램을 만든 사람도요. 모두 지우고 새로 시작할 수만 있어요.</translation>
    </message>
    <message>
        <source>Delete them all</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Keep them; it may come to me</source>
        <translation>그대로 두기. 떠오를 수도 있어요</translation>
    </message>
    <message>
        <source>A place for what nobody else shall read: not a guardian who opens this record, not a counsellor. It is in no document, no search and no count. It has a passphrase of its own; better not the one that opens the record.</source>
        <translation>아무에게도 보이지 않을 글을 적는 곳이에요. 이 기록을 여는 보호자도, 상담원도 볼 수 없어요. 문서에도, 찾기에도, 개수에도 들어가지 않아요. 암호가 따로 있고, 기록을 여는 암호와 다른 것이 좋아요.</translation>
    </message>
    <message>
        <source>If you forget this passphrase, these notes are lost: nobody can open them, and no recovery code does. Whoever watches the screen or the keys while you write can read along.</source>
        <translation>이 암호를 잊으면 글을 되찾을 수 없어요. 아무도 열 수 없고, 복구 코드로도 열리지 않아요. 적는 동안 화면이나 자판을 지켜보는 사람까지 막지는 못해요.</translation>
    </message>
    <message>
        <source>From now on these notes open with the new passphrase.</source>
        <translation>이제부터 이 글은 새 암호로 열려요.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>잠시만요…</translation>
    </message>
    <message>
        <source>Nothing is written here yet.</source>
        <translation>아직 적은 것이 없어요.</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>치워 둔 것</translation>
    </message>
    <message>
        <source>They are deleted. You can begin again, or leave it.</source>
        <translation>지웠어요. 새로 시작해도 되고, 그만두어도 돼요.</translation>
    </message>
</context>
<context>
    <name>OpenWindow</name>
    <message>
        <source>Notes</source>
        <translation>기록장</translation>
    </message>
</context>
<context>
    <name>OpeningNotice</name>
    <message>
        <source>Go on with this state</source>
        <translation>이 상태로 계속하기</translation>
    </message>
    <message>
        <source>Then the record as it is here counts from now on, and this is not spoken of again. Nothing is deleted by it.</source>
        <translation>그러면 지금 여기 있는 것을 기준으로 삼고, 다시 말하지 않을게요. 이것으로 지워지는 것은 없어요.</translation>
    </message>
    <message>
        <source>Yes, go on with it</source>
        <translation>네, 계속할게요</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>아직 아니에요</translation>
    </message>
    <message>
        <source>Save what can be read into a new folder</source>
        <translation>읽을 수 있는 것을 새 폴더에 옮겨 담기</translation>
    </message>
    <message>
        <source>All that is in it was looked over, and is as it was written.</source>
        <translation>안에 있는 것은 모두 살펴봤고, 적은 그대로예요.</translation>
    </message>
    <message>
        <source>Something in the record is not as it was written</source>
        <translation>기록장에 적은 그대로가 아닌 곳이 있어요</translation>
    </message>
    <message>
        <source>Some kept files are not as they were put in</source>
        <translation>넣을 때와 달라진 파일이 있어요</translation>
    </message>
    <message>
        <source>This is an older state of the record</source>
        <translation>기록장의 예전 상태가 놓여 있어요</translation>
    </message>
    <message>
        <source>About the record&apos;s files</source>
        <translation>기록장 파일에 대해 알려 드려요</translation>
    </message>
    <message>
        <source>From now on nothing more is written into this folder, so it cannot get worse. What you type is kept beside it. Please copy the whole folder to another place before anything else.</source>
        <translation>이제부터 이 폴더에는 아무것도 더 쓰지 않으니 더 나빠지지 않아요. 지금 적는 글은 따로 간직해요. 다른 것보다 먼저 폴더를 통째로 다른 곳에 복사해 주세요.</translation>
    </message>
    <message>
        <source>You can go on. If there is a backup, what was there before may still be in it.</source>
        <translation>계속 써도 돼요. 백업이 있다면 예전 내용이 거기 남아 있을 수 있어요.</translation>
    </message>
    <message>
        <source>Everything you wrote is as it was, and you can go on. If there is a backup, the files may still be whole there.</source>
        <translation>적은 글은 모두 그대로이고, 계속 써도 돼요. 백업이 있다면 파일이 거기 온전히 있을 수 있어요.</translation>
    </message>
    <message>
        <source>This happens when a computer goes off in the middle of something, when a disk grows old, or when another program copies the folder. It is nothing you did.</source>
        <translation>쓰는 도중에 컴퓨터가 꺼졌거나, 디스크가 오래됐거나, 다른 프로그램이 폴더를 복사할 때 생기는 일이에요. 무엇을 눌러서 생긴 일이 아니에요.</translation>
    </message>
    <message>
        <source>What was written later may be missing here. Another program that copies the folder has probably put it there; it is nothing you did. Please look first whether a newer one is on another computer or in a backup. If you brought the older one back yourself, you can simply go on.</source>
        <translation>나중에 적은 것이 여기에 없을 수 있어요. 폴더를 복사하는 다른 프로그램이 가져다 놓았을 거예요. 무엇을 눌러서 생긴 일이 아니에요. 다른 컴퓨터나 백업에 더 새것이 있는지 먼저 살펴봐 주세요. 일부러 예전 것을 되찾아 온 거라면 그대로 계속해도 돼요.</translation>
    </message>
    <message>
        <source>Good. This state counts from now on.</source>
        <translation>네, 이제 이 상태를 기준으로 할게요.</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>접어 두기</translation>
    </message>
</context>
<context>
    <name>OpeningsSheet</name>
    <message>
        <source>What a guardian opened</source>
        <translation>보호자가 열어 본 것</translation>
    </message>
    <message>
        <source>Each entry that was opened with the guardian&apos;s passphrase, and what was deleted for good with it. What is seen on a list or in the preview of a document is not noted, nor what is read with other programs.</source>
        <translation>보호자의 암호로 열었을 때 열어 본 것과 완전히 지운 것들이에요. 목록이나 문서 미리보기에서 본 것, 다른 프로그램으로 읽은 것은 적히지 않아요.</translation>
    </message>
    <message>
        <source>Nothing until now.</source>
        <translation>지금까지는 없어요.</translation>
    </message>
    <message>
        <source>The record was opened</source>
        <translation>기록을 열었어요</translation>
    </message>
    <message>
        <source>Deleted for good: {}</source>
        <translation>완전히 지웠어요: {}</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>OwnNoteSheet</name>
    <message>
        <source>Only for me</source>
        <translation>나만 보기</translation>
    </message>
    <message>
        <source>What nobody else shall read</source>
        <translation>나만 볼 글</translation>
    </message>
    <message>
        <source>This is what you wrote last time, not saved yet.</source>
        <translation>지난번에 적다가 저장하지 않은 글이에요.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Put this away</source>
        <translation>치워 두기</translation>
    </message>
</context>
<context>
    <name>PackSheet</name>
    <message>
        <source>Other information on a country</source>
        <translation>다른 나라별 자료</translation>
    </message>
    <message>
        <source>Whoever made such a folder decides which numbers you see. Take one only from somebody you trust. First it is only looked at: nothing of it counts before you agree, and you can go back any time.</source>
        <translation>이런 폴더를 만든 사람이 어떤 번호를 보여 줄지 정하게 돼요. 믿는 사람에게서 받은 것만 쓰세요. 처음에는 살펴보기만 해요. 동의하기 전에는 아무것도 바뀌지 않고, 언제든 되돌릴 수 있어요.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>폴더 고르기</translation>
    </message>
    <message>
        <source>Choose a signed file</source>
        <translation>서명된 파일 고르기</translation>
    </message>
    <message>
        <source>Ask for the newest over the network</source>
        <translation>인터넷에 새 자료 물어보기</translation>
    </message>
    <message>
        <source>That asks {host}, which then knows that somebody here uses this program, and for which country. Nothing else is sent.</source>
        <translation>{host}에 물어요. 그곳은 여기서 누군가 이 프로그램을 쓰고 어느 나라 자료를 찾는지 알게 돼요. 다른 것은 보내지 않아요.</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>물어보고 있어요 …</translation>
    </message>
    <message>
        <source>This version has no key to check signed updates with. So it takes none, and asks nobody on the network.</source>
        <translation>이 버전에는 서명된 새 자료를 확인할 열쇠가 없어요. 그래서 새 자료를 받지 않고, 인터넷으로 아무것도 묻지 않아요.</translation>
    </message>
    <message>
        <source>What it says otherwise</source>
        <translation>지금 자료와 다른 것</translation>
    </message>
    <message>
        <source>Use this from now on</source>
        <translation>이제부터 이 자료 쓰기</translation>
    </message>
    <message>
        <source>Looking at it …</source>
        <translation>살펴보고 있어요 …</translation>
    </message>
    <message numerus="yes">
        <source>Version {version}, checked {day}, %n places</source>
        <translation>
            <numerusform>버전 {version}, {day}에 확인, 도움받을 곳 %n곳</numerusform>
        </translation>
    </message>
    <message>
        <source>What you have now is of a later version.</source>
        <translation>지금 쓰는 자료가 더 새 버전이에요.</translation>
    </message>
    <message>
        <source>Its fingerprint (SHA-256), to compare with whoever made it: {digest}</source>
        <translation>만든 곳과 견줘 볼 수 있는 지문(SHA-256): {digest}</translation>
    </message>
    <message>
        <source>This is what it says otherwise. Numbers come first.</source>
        <translation>지금 자료와 다른 것이에요. 전화번호부터 적었어요.</translation>
    </message>
    <message>
        <source>It says the same as what you have.</source>
        <translation>지금 쓰는 자료와 같아요.</translation>
    </message>
    <message>
        <source>This does not keep the rules for such information, so it is not taken.</source>
        <translation>나라별 자료의 규칙에 맞지 않아서 가져오지 않았어요.</translation>
    </message>
    <message>
        <source>From now on this holds. You can go back in Settings.</source>
        <translation>이제부터 이 자료를 써요. 설정에서 되돌릴 수 있어요.</translation>
    </message>
    <message>
        <source>Which folder?</source>
        <translation>어느 폴더인가요?</translation>
    </message>
    <message>
        <source>Which file?</source>
        <translation>어느 파일인가요?</translation>
    </message>
    <message>
        <source>From the folder notes-packs: {name}</source>
        <translation>notes-packs 폴더에서: {name}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>when you are ready</source>
        <translation>준비되면</translation>
    </message>
    <message>
        <source>Number or address of {name}: {before} → {after}</source>
        <translation>{name}의 번호나 주소: {before} → {after}</translation>
    </message>
    <message>
        <source>Whom to call first, {moment}: {before} → {after}</source>
        <translation>먼저 연락할 곳, {moment}: {before} → {after}</translation>
    </message>
    <message>
        <source>Leads somewhere, in a sentence ({name}, {part}): {after}</source>
        <translation>문장 속의 번호나 주소 ({name}, {part}): {after}</translation>
    </message>
    <message>
        <source>No longer there: {name} ({before})</source>
        <translation>없어진 곳: {name} ({before})</translation>
    </message>
    <message>
        <source>New: {name} ({after})</source>
        <translation>새로 생긴 곳: {name} ({after})</translation>
    </message>
    <message>
        <source>{name}, otherwise: {part}: {before} → {after}</source>
        <translation>{name}에서 다른 것, {part}: {before} → {after}</translation>
    </message>
    <message>
        <source>Facts ({name}, {part}): {before} → {after}</source>
        <translation>사실 ({name}, {part}): {before} → {after}</translation>
    </message>
    <message>
        <source>Sentence ({name}, {part}): {before} → {after}</source>
        <translation>문장 ({name}, {part}): {before} → {after}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>The words on this page</source>
        <translation>이 쪽에 적힌 글</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>이전 쪽</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>다음 쪽</translation>
    </message>
    <message>
        <source>As words</source>
        <translation>글로 보기</translation>
    </message>
    <message>
        <source>Copy this document as text</source>
        <translation>이 문서를 글자로 복사</translation>
    </message>
    <message>
        <source>{title}, page {page} of {count}</source>
        <translation>{title}, {count}쪽 중 {page}쪽</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>I have it on paper</source>
        <translation>종이에 적어 두었어요</translation>
    </message>
    <message>
        <source>Save a sheet to print (PDF)</source>
        <translation>인쇄할 종이로 저장하기 (PDF)</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>지금 그대로 두기</translation>
    </message>
    <message>
        <source>Paper {} of 3</source>
        <translation>세 장 가운데 {}번</translation>
    </message>
    <message>
        <source>A recovery code</source>
        <translation>복구 코드</translation>
    </message>
    <message>
        <source>If the passphrase is ever forgotten, only this code opens the record again. Nobody else can, not even the makers of the program. Please put it on paper now: by hand, or printed. It is not shown a second time.</source>
        <translation>암호가 떠오르지 않을 때 기록장을 다시 열 수 있는 것은 이 코드뿐이에요. 프로그램을 만든 사람도 대신 열어 줄 수 없어요. 지금 손으로 적거나 인쇄해서 종이에 남겨 주세요. 이 코드는 나중에 다시 볼 수 없어요.</translation>
    </message>
    <message>
        <source>· Whoever has this code can read everything here. Keep it where only you look, and not beside this computer.
· If someone at home worries you, keep it outside.
· Don&apos;t give it to anyone you are even a little unsure of. You may simply say no.
· Better no photo, and no message to yourself: those stay in clouds and chats.</source>
        <translation>· 이 코드를 가진 사람은 여기 적힌 것을 모두 볼 수 있어요. 나만 보는 곳에, 이 컴퓨터와 떨어진 곳에 두세요.
· 집에 걱정되는 사람이 있다면 집 밖에 두는 것이 좋아요.
· 조금이라도 망설여지는 사람에게는 맡기지 마세요. 싫다고 해도 괜찮아요.
· 사진을 찍거나 나에게 메시지로 보내 두지 마세요. 클라우드나 대화방에 남아요.</translation>
    </message>
    <message>
        <source>Split it over three papers</source>
        <translation>세 장에 나누어 적기</translation>
    </message>
    <message>
        <source>Where should the sheet go?</source>
        <translation>어디에 저장할까요?</translation>
    </message>
    <message>
        <source>It is here: {}. The file is not locked. Print it, then delete it and empty the bin.</source>
        <translation>여기에 저장했어요: {}. 이 파일은 잠겨 있지 않아요. 인쇄한 다음에는 파일을 지우고 휴지통도 비워 주세요.</translation>
    </message>
    <message>
        <source>Write first, and be asked again next time</source>
        <translation>먼저 적고, 다음에 열 때 다시 볼게요</translation>
    </message>
    <message>
        <source>Go on without a code</source>
        <translation>코드 없이 계속하기</translation>
    </message>
    <message>
        <source>There is no letter O, I, L or U in it: 0 is zero, and 1 is one.</source>
        <translation>영어 글자 O, I, L, U는 들어 있지 않아요. 0은 숫자 영, 1은 숫자 일이에요.</translation>
    </message>
    <message>
        <source>Where to keep it</source>
        <translation>어디에 두면 좋을까요</translation>
    </message>
</context>
<context>
    <name>PassageForm</name>
    <message>
        <source>Whose words are these?</source>
        <translation>누구의 말인가요?</translation>
    </message>
    <message>
        <source>I don&apos;t know</source>
        <translation>모르겠어요</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>지금은 말고</translation>
    </message>
    <message>
        <source>How do you know?</source>
        <translation>어떻게 알게 되었나요?</translation>
    </message>
    <message>
        <source>Who told you, or where did you read it?</source>
        <translation>누가 말해 주었나요, 또는 어디에서 읽었나요?</translation>
    </message>
    <message>
        <source>How sure are you?</source>
        <translation>얼마나 확실한가요?</translation>
    </message>
    <message>
        <source>Does it belong to something you wrote down?</source>
        <translation>적어 둔 일과 이어지나요?</translation>
    </message>
    <message>
        <source>Something you wrote down that this belongs to</source>
        <translation>이어지는 일</translation>
    </message>
    <message>
        <source>To none of them, or not yet</source>
        <translation>없어요, 또는 아직 고르지 않을게요</translation>
    </message>
</context>
<context>
    <name>PassageRow</name>
    <message>
        <source>Change</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>Tell more</source>
        <translation>더 적기</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>How it read before</source>
        <translation>고치기 전의 글</translation>
    </message>
    <message>
        <source>First written {}</source>
        <translation>{}에 처음 적음</translation>
    </message>
    <message>
        <source>Last changed {}</source>
        <translation>{}에 마지막으로 고침</translation>
    </message>
</context>
<context>
    <name>PassageSheet</name>
    <message>
        <source>You have been writing for a while. It is fine to stop here; nothing is lost.</source>
        <translation>꽤 적었어요. 여기서 멈춰도 괜찮아요. 적은 것은 그대로 있어요.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save and go on</source>
        <translation>저장하고 다음 물음으로</translation>
    </message>
    <message>
        <source>Stop here, it is saved</source>
        <translation>여기서 멈추기 (저장돼요)</translation>
    </message>
    <message>
        <source>Read what I told so far</source>
        <translation>지금까지 적은 것 읽기</translation>
    </message>
    <message>
        <source>Throw away what I typed</source>
        <translation>적던 글 버리기</translation>
    </message>
    <message>
        <source>There is no word here now. “I don&apos;t know” is an answer too; to take the passage out, close this and choose “Take out”.</source>
        <translation>지금은 빈칸이에요. ‘모르겠어요’도 답이 돼요. 이 대목을 빼고 싶으면, 닫은 다음 ‘빼기’를 골라 주세요.</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>Show</source>
        <translation>보이기</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>가리기</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock이 켜져 있어요.</translation>
    </message>
    <message>
        <source>You are typing in Korean (한/영).</source>
        <translation>지금은 한글로 적혀요(한/영).</translation>
    </message>
    <message>
        <source>A hidden field takes Latin letters only. For Korean, press Show first.</source>
        <translation>가려진 칸에는 영문 글자만 적혀요. 한글로 적으려면 먼저 ‘보이기’를 눌러 주세요.</translation>
    </message>
</context>
<context>
    <name>Patience</name>
    <message numerus="yes">
        <source>You can try again in %n seconds.</source>
        <translation>
            <numerusform>%n초 뒤에 다시 적을 수 있어요.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatternsFace</name>
    <message>
        <source>Entries a week</source>
        <translation>주마다 적힌 일</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>적힌 일</translation>
    </message>
    <message>
        <source>Named again</source>
        <translation>여러 번 나오는 계정과 사람</translation>
    </message>
    <message>
        <source>First</source>
        <translation>처음</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>마지막</translation>
    </message>
    <message>
        <source>After you asked them to stop</source>
        <translation>그만하라고 한 뒤</translation>
    </message>
    <message>
        <source>You asked</source>
        <translation>그만하라고 한 때</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>그 뒤</translation>
    </message>
    <message>
        <source>Not certain</source>
        <translation>분명하지 않음</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>주</translation>
    </message>
    <message>
        <source>In this week</source>
        <translation>이 주에</translation>
    </message>
    <message>
        <source>In it or later</source>
        <translation>이 주나 그 뒤에</translation>
    </message>
    <message>
        <source>Accounts in the same entries</source>
        <translation>같은 일에 함께 나오는 계정</translation>
    </message>
    <message>
        <source>One</source>
        <translation>한 계정</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>다른 계정</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>세어 보고 있어요…</translation>
    </message>
    <message>
        <source>Only what is in your entries is counted, and nothing is concluded from it. What is not written is not counted. Enter on a line shows its entries.</source>
        <translation>적어 둔 것을 세기만 하고, 무엇이라고 판단하지 않아요. 적지 않은 일은 세지 않아요. 줄에서 Enter를 누르면 그 일들을 볼 수 있어요.</translation>
    </message>
    <message>
        <source>Accounts and people that two or more entries name, as you noted them.</source>
        <translation>두 가지 이상의 일에 나오는 계정과 사람이에요. 적어 둔 그대로 세었어요.</translation>
    </message>
    <message>
        <source>No account and no person is named in two entries.</source>
        <translation>두 가지 이상의 일에 나오는 계정이나 사람은 없어요.</translation>
    </message>
    <message>
        <source>Entries that name somebody and were surely after you asked that person or account to stop. Not certain are those whose time may lie before it, or is not known.</source>
        <translation>그 사람이나 계정에게 그만하라고 한 뒤인 것이 분명한 일이에요. 그 전이었을 수도 있거나 때를 모르는 일은 ‘분명하지 않음’에 세었어요.</translation>
    </message>
    <message>
        <source>No entry says that you asked somebody to stop and whom. It can be ticked in an entry, under “More”; it need not be.</source>
        <translation>누구에게 그만하라고 했는지 적힌 일은 없어요. 일을 적는 곳의 ‘더 적기’에서 표시할 수 있어요. 하지 않아도 괜찮아요.</translation>
    </message>
    <message>
        <source>By the first moment it can have been. “In it or later” are times so wide that it may have been in a later week. Weeks without an entry are left out.</source>
        <translation>일이 있었을 수 있는 가장 이른 때로 세었어요. 때가 넓어서 더 뒤의 주였을 수도 있는 일은 ‘이 주나 그 뒤에’에 따로 세었어요. 적힌 일이 없는 주는 나오지 않아요.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries without a time are not counted.</source>
        <translation>
            <numerusform>때를 적지 않은 일 %n개는 세지 않았어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>No entry has a time yet.</source>
        <translation>때가 적힌 일이 아직 없어요.</translation>
    </message>
    <message>
        <source>Two accounts that the same entry names. It says nothing about who owns them.</source>
        <translation>같은 일에 함께 적힌 두 계정이에요. 누구의 계정인지를 말해 주지는 않아요.</translation>
    </message>
    <message>
        <source>No entry names two accounts.</source>
        <translation>두 계정이 함께 적힌 일은 없어요.</translation>
    </message>
</context>
<context>
    <name>PauseCard</name>
    <message>
        <source>A break</source>
        <translation>잠깐 쉬기</translation>
    </message>
    <message>
        <source>Back to where I was</source>
        <translation>하던 곳으로 돌아가기</translation>
    </message>
    <message>
        <source>You need not do anything now. What you wrote is where you left it.</source>
        <translation>지금은 아무것도 하지 않아도 돼요. 적은 글은 그 자리에 그대로 있어요.</translation>
    </message>
    <message>
        <source>If you would like to talk to someone now:</source>
        <translation>지금 누군가와 이야기하고 싶다면</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People &amp; accounts</source>
        <translation>사람·계정</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>누구인지</translation>
    </message>
    <message>
        <source>Why you think so</source>
        <translation>왜 그렇게 생각하는지</translation>
    </message>
    <message>
        <source>Accounts and rooms</source>
        <translation>계정과 대화방</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>어디</translation>
    </message>
    <message>
        <source>Shown name, room</source>
        <translation>보이는 이름, 방</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>Nobody noted yet. You need not know who it was.</source>
        <translation>아직 적은 사람이 없어요. 누구인지 몰라도 괜찮아요.</translation>
    </message>
    <message>
        <source>No account noted yet. A shown name alone is a start.</source>
        <translation>아직 적은 계정이 없어요. 보이는 이름만 알아도 충분해요.</translation>
    </message>
    <message>
        <source>Note a person</source>
        <translation>사람 적기</translation>
    </message>
    <message>
        <source>Note an account or a room</source>
        <translation>계정·대화방 적기</translation>
    </message>
    <message>
        <source>A shown name can be changed at any moment; an id hardly ever is. With both, the same account can be found again.</source>
        <translation>보이는 이름은 언제든 바꿀 수 있지만 아이디는 잘 바뀌지 않아요. 둘 다 적어 두면 같은 계정을 다시 찾기 쉬워요.</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Who is it?</source>
        <translation>어떤 사람인가요?</translation>
    </message>
    <message>
        <source>Name, or what you call them</source>
        <translation>이름이나 부르는 말</translation>
    </message>
    <message>
        <source>How do you know them?</source>
        <translation>어떻게 아는 사이인가요?</translation>
    </message>
    <message>
        <source>Why do you think so?</source>
        <translation>왜 그렇게 생각하나요?</translation>
    </message>
    <message>
        <source>A note for you alone</source>
        <translation>나만 보는 메모</translation>
    </message>
    <message>
        <source>Accounts that may be theirs</source>
        <translation>이 사람 것일 수 있는 계정</translation>
    </message>
    <message>
        <source>“Someone in class 3” or “I don&apos;t know who” is fine too.</source>
        <translation>‘3반의 누군가’, ‘누군지 모름’이라고 적어도 돼요.</translation>
    </message>
    <message>
        <source>What you saw, heard or worked out. It need not be proof.</source>
        <translation>보거나 들은 것, 짐작한 까닭을 적어 주세요. 증거가 아니어도 돼요.</translation>
    </message>
    <message>
        <source>It goes into no document, whoever it is for.</source>
        <translation>누구에게 내는 문서에도 들어가지 않아요.</translation>
    </message>
</context>
<context>
    <name>PersonSheet</name>
    <message>
        <source>Note a person</source>
        <translation>사람 적기</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>What happened stays as you wrote it and only no longer names them.</source>
        <translation>있었던 일은 적은 그대로 남고, 이 사람과의 연결만 없어져요.</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Opening the picture</source>
        <translation>사진을 열고 있어요</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>크게 (+)</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>작게 (−)</translation>
    </message>
    <message>
        <source>Turn (R)</source>
        <translation>돌리기 (R)</translation>
    </message>
    <message>
        <source>Cover (Esc)</source>
        <translation>가리기 (Esc)</translation>
    </message>
    <message>
        <source>In grey (C)</source>
        <translation>흑백으로 (C)</translation>
    </message>
    <message>
        <source>In colours (C)</source>
        <translation>컬러로 (C)</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>How old was the person when the picture was taken?</source>
        <translation>사진이나 영상 속 사람은 그때 몇 살이었나요?</translation>
    </message>
    <message>
        <source>When to ask again</source>
        <translation>다시 물어볼 때</translation>
    </message>
    <message>
        <source>Which site or app is it on?</source>
        <translation>어느 사이트나 앱인가요?</translation>
    </message>
    <message>
        <source>Address (URL), if you have it</source>
        <translation>주소(URL), 알고 있다면</translation>
    </message>
    <message>
        <source>Where in it: room, account, post</source>
        <translation>그 안에서 어디: 대화방, 계정, 글</translation>
    </message>
    <message>
        <source>Is it still there, as far as you were told?</source>
        <translation>들은 대로라면 아직 있나요?</translation>
    </message>
    <message>
        <source>A note about this place, for you alone</source>
        <translation>이곳에 대해 나만 볼 메모</translation>
    </message>
    <message>
        <source>It stays in this record, goes into no document from here, and is never opened. You need not look for it again.</source>
        <translation>이 기록 안에만 남고, 여기서 문서로 나가지 않고, 열리지도 않아요. 다시 찾아보지 않아도 돼요.</translation>
    </message>
    <message>
        <source>You need not open it yourself. Whoever you asked can tell you, or the centre.</source>
        <translation>직접 열어 보지 않아도 돼요. 부탁한 곳이나 센터가 알려 줄 수 있어요.</translation>
    </message>
    <message>
        <source>If you choose a day, it is among your next steps. Without one nothing reminds you.</source>
        <translation>날을 고르면 다음 할 일에 함께 보여요. 고르지 않으면 아무것도 알리지 않아요.</translation>
    </message>
</context>
<context>
    <name>PlaceLine</name>
    <message>
        <source>I know. It may lie there all the same.</source>
        <translation>알고 있어요. 그래도 거기 둘게요.</translation>
    </message>
</context>
<context>
    <name>PlaceSheet</name>
    <message>
        <source>Noted by you: {number}</source>
        <translation>내가 적은 것: {number}</translation>
    </message>
    <message>
        <source>What you want to say</source>
        <translation>하고 싶은 말</translation>
    </message>
    <message>
        <source>You can say it like this</source>
        <translation>전화하면 이렇게 말해도 돼요</translation>
    </message>
    <message>
        <source>Good to know before calling</source>
        <translation>연락하기 전에 알아 두면 좋은 것</translation>
    </message>
    <message>
        <source>Write what you want to say</source>
        <translation>하고 싶은 말 적어 두기</translation>
    </message>
    <message>
        <source>Note a talk with them</source>
        <translation>여기와 나눈 이야기 적기</translation>
    </message>
    <message>
        <source>Open their page …</source>
        <translation>누리집 열기 …</translation>
    </message>
    <message>
        <source>Change it for yourself</source>
        <translation>내 메모 더하기</translation>
    </message>
    <message>
        <source>Keep it on top</source>
        <translation>맨 위에 두기</translation>
    </message>
    <message>
        <source>Not on top any more</source>
        <translation>맨 위에서 내리기</translation>
    </message>
    <message>
        <source>Put it away</source>
        <translation>안 보이게 치워 두기</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>다시 보이게 하기</translation>
    </message>
</context>
<context>
    <name>Popover</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>PracticeNotice</name>
    <message>
        <source>A made-up record, for trying. Write nothing real here: all of it goes when it closes.</source>
        <translation>연습용 기록이에요. 닫으면 모두 없어지니 진짜 일은 적지 말아 주세요.</translation>
    </message>
    <message>
        <source>Its passphrase</source>
        <translation>이 기록의 암호</translation>
    </message>
    <message>
        <source>End the practice</source>
        <translation>연습 끝내기</translation>
    </message>
    <message>
        <source>This is practice.</source>
        <translation>연습용 기록이에요.</translation>
    </message>
    <message>
        <source>Where this record asks for its passphrase, type: {passphrase}</source>
        <translation>이 기록이 암호를 물으면 이렇게 적어 주세요: {passphrase}</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>One moment. This is being finished, and then it locks.</source>
        <translation>잠시만요. 하던 일을 마치고 잠글게요.</translation>
    </message>
</context>
<context>
    <name>ProvenanceForm</name>
    <message>
        <source>I don&apos;t know, or none of these</source>
        <translation>모르겠어요, 또는 여기에 없어요</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Address (URL)</source>
        <translation>주소(URL)</translation>
    </message>
    <message>
        <source>Room or channel</source>
        <translation>대화방이나 채널</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>When it was seen</source>
        <translation>본 때</translation>
    </message>
    <message>
        <source>When it came to you</source>
        <translation>내게 온 때</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>누구에게서</translation>
    </message>
    <message>
        <source>How it was captured</source>
        <translation>어떻게 담았는지</translation>
    </message>
    <message>
        <source>With which device</source>
        <translation>어떤 기기로</translation>
    </message>
    <message>
        <source>Who else saw it</source>
        <translation>같이 본 사람</translation>
    </message>
    <message>
        <source>What it is meant to show</source>
        <translation>무엇을 보여 주는지</translation>
    </message>
    <message>
        <source>Who has the original</source>
        <translation>원본을 가진 사람</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>무엇인가요</translation>
    </message>
    <message>
        <source>What can be seen or read in it?</source>
        <translation>무엇이 보이거나 적혀 있나요?</translation>
    </message>
    <message>
        <source>So that nobody has to open it to understand.</source>
        <translation>열어 보지 않아도 알 수 있게 적어 두는 곳이에요.</translation>
    </message>
    <message>
        <source>Where was it?</source>
        <translation>어디에 있었나요</translation>
    </message>
    <message>
        <source>How did it come to you?</source>
        <translation>어떻게 내게 왔나요</translation>
    </message>
    <message>
        <source>When?</source>
        <translation>언제요?</translation>
    </message>
    <message>
        <source>From whom?</source>
        <translation>누구에게서요?</translation>
    </message>
    <message>
        <source>How was it captured?</source>
        <translation>어떻게 담았나요?</translation>
    </message>
    <message>
        <source>For example: a screenshot, a photo of the screen, sent to me</source>
        <translation>예: 화면 캡처, 화면을 찍은 사진, 보내 준 파일</translation>
    </message>
    <message>
        <source>With which device?</source>
        <translation>어떤 기기로 담았나요?</translation>
    </message>
    <message>
        <source>Anything else</source>
        <translation>그 밖에</translation>
    </message>
    <message>
        <source>Who else saw it?</source>
        <translation>또 누가 봤나요?</translation>
    </message>
    <message>
        <source>What does it show about what happened?</source>
        <translation>있었던 일에서 무엇을 보여 주나요?</translation>
    </message>
    <message>
        <source>Who has the original?</source>
        <translation>원본은 누가 가지고 있나요?</translation>
    </message>
    <message>
        <source>Who told you about it?</source>
        <translation>누가 알려 줬나요?</translation>
    </message>
    <message>
        <source>What did it say or show, in your words?</source>
        <translation>뭐라고 적혀 있거나 무엇이 보였나요?</translation>
    </message>
    <message>
        <source>As much as you want to write. One word is enough.</source>
        <translation>적고 싶은 만큼만 적어도 돼요. 한마디여도 괜찮아요.</translation>
    </message>
    <message>
        <source>For example: it is still on my phone, in the chat room</source>
        <translation>예: 내 휴대전화 대화방에 그대로 있음</translation>
    </message>
    <message>
        <source>A short name in your own words</source>
        <translation>짧은 제목</translation>
    </message>
    <message>
        <source>It is what the covered tile shows.</source>
        <translation>가려 둔 카드에 이 제목만 보여요.</translation>
    </message>
    <message>
        <source>Copy it as it is. Nothing here ever opens it.</source>
        <translation>있는 그대로 옮겨 적어 주세요. 여기서 열리는 일은 없어요.</translation>
    </message>
    <message>
        <source>Which account?</source>
        <translation>어느 계정인가요?</translation>
    </message>
    <message>
        <source>When was it seen or posted?</source>
        <translation>언제 보거나 올라왔나요?</translation>
    </message>
    <message>
        <source>It&apos;s fine not to know</source>
        <translation>몰라도 괜찮아요</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>{title} ({pages} p.)</source>
        <translation>{title}({pages}쪽)</translation>
    </message>
    <message>
        <source>Things that happened: {}</source>
        <translation>있었던 일 {}가지</translation>
    </message>
    <message>
        <source>Passages in your own words, to the letter: {}</source>
        <translation>내 말로 적은 대목, 적은 그대로: {}개</translation>
    </message>
    <message>
        <source>Items, in a list: {}</source>
        <translation>자료 {}개의 목록</translation>
    </message>
    <message>
        <source>Files, just as they came: {}</source>
        <translation>파일 {}개, 받은 그대로</translation>
    </message>
    <message>
        <source>The names you noted</source>
        <translation>적어 둔 이름</translation>
    </message>
    <message>
        <source>Of names only the first letter</source>
        <translation>이름은 첫 글자만</translation>
    </message>
    <message>
        <source>A role instead of each name</source>
        <translation>이름 대신 누구인지만</translation>
    </message>
    <message>
        <source>Ids and addresses of accounts</source>
        <translation>계정의 아이디와 주소</translation>
    </message>
    <message>
        <source>Why you think it was them</source>
        <translation>왜 그렇게 생각하는지</translation>
    </message>
    <message>
        <source>The safe way to reach you, if you noted one</source>
        <translation>안전한 연락 방법(적어 두었다면)</translation>
    </message>
    <message>
        <source>When each of these was noted or changed</source>
        <translation>언제 적고 고쳤는지의 기록</translation>
    </message>
    <message>
        <source>Nobody: each name is replaced by a role.</source>
        <translation>아무도 나오지 않아요. 이름 대신 역할만 적혀요.</translation>
    </message>
    <message>
        <source>None of the people you noted.</source>
        <translation>적어 둔 사람 가운데서는 나오지 않아요.</translation>
    </message>
    <message>
        <source>May be a name, and was left since it is a word as well: {}</source>
        <translation>이름일 수도 있지만 낱말이기도 해서 그대로 둔 것: {}</translation>
    </message>
    <message>
        <source>Found are the names you noted somewhere; others can only be seen by reading it.</source>
        <translation>어딘가에 적어 둔 이름만 찾을 수 있어요. 글 속의 다른 이름은 읽어 보며 살펴봐 주세요.</translation>
    </message>
    <message>
        <source>Pictures and files, none at all</source>
        <translation>사진과 파일은 하나도</translation>
    </message>
    <message>
        <source>Files: none is chosen</source>
        <translation>파일(고른 것이 없어요)</translation>
    </message>
    <message>
        <source>Anything sexual, not even that it exists</source>
        <translation>성적인 자료는 있다는 것도</translation>
    </message>
    <message>
        <source>Sexual pictures: only that they exist, and where</source>
        <translation>성적인 사진은 보이지 않고, 있었다는 것과 있던 곳만</translation>
    </message>
    <message>
        <source>What you wrote about what happened</source>
        <translation>있었던 일을 적은 글</translation>
    </message>
    <message>
        <source>Your name, and the names you noted</source>
        <translation>내 이름과 적어 둔 이름</translation>
    </message>
    <message>
        <source>Your name, unless an account or a room is called so</source>
        <translation>내 이름(계정이나 방 이름에 들어 있는 것은 빼고요)</translation>
    </message>
    <message>
        <source>Addresses (URL)</source>
        <translation>주소(URL)</translation>
    </message>
    <message>
        <source>Ids of accounts</source>
        <translation>계정 아이디</translation>
    </message>
    <message>
        <source>Who told you</source>
        <translation>누가 알려 줬는지</translation>
    </message>
    <message>
        <source>Talks with places of help</source>
        <translation>도움받은 곳과 나눈 이야기</translation>
    </message>
    <message>
        <source>Notes for you alone, and everything that is not ticked</source>
        <translation>나만 보는 메모와 고르지 않은 것</translation>
    </message>
</context>
<context>
    <name>ReceiveSheet</name>
    <message>
        <source>Open documents somebody gave me</source>
        <translation>누군가 준 문서 열기</translation>
    </message>
    <message>
        <source>First this looks whether everything is as it was made. Nothing is unpacked or opened for that. A ZIP file or a locked file is chosen as a file, and a folder that holds manifest-sha256.txt as a folder.</source>
        <translation>먼저 모든 것이 만들어진 그대로인지 살펴봐요. 그동안 아무것도 풀거나 열지 않아요. ZIP 파일이나 잠근 파일은 파일로, manifest-sha256.txt가 들어 있는 폴더는 폴더로 골라 주세요.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>파일 고르기</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>폴더 고르기</translation>
    </message>
    <message>
        <source>Looking through it</source>
        <translation>살펴보고 있어요</translation>
    </message>
    <message>
        <source>The six words</source>
        <translation>여섯 낱말</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Before any of it is kept: think of the documents and the files in it.</source>
        <translation>보관하기 전에, 이 안에 든 문서와 파일을 두고 답해 주세요.</translation>
    </message>
    <message>
        <source>A name for it that says nothing to others</source>
        <translation>다른 사람이 보아도 모를 이름</translation>
    </message>
    <message>
        <source>Keep it as it is</source>
        <translation>그대로 보관하기</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>다 됐어요</translation>
    </message>
    <message>
        <source>Which file?</source>
        <translation>어느 파일인가요?</translation>
    </message>
    <message>
        <source>Which folder?</source>
        <translation>어느 폴더인가요?</translation>
    </message>
    <message>
        <source>There are several in this folder. Choose one of them.</source>
        <translation>이 폴더에 묶음이 여러 개 있어요. 그 가운데 하나를 골라 주세요.</translation>
    </message>
    <message>
        <source>You can keep it here. It stays as it came, and you can read it any time.</source>
        <translation>여기에 보관할 수 있어요. 받은 그대로 두고 언제든 읽을 수 있어요.</translation>
    </message>
    <message>
        <source>It is not taken in like this. Ask for it once more.</source>
        <translation>이대로는 들이지 않을게요. 준 분에게 다시 부탁해 주세요.</translation>
    </message>
    <message>
        <source>Two answers first: what can be seen in it?</source>
        <translation>먼저 두 가지만 알려 주세요. 무엇이 보이나요?</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>받은 문서</translation>
    </message>
    <message>
        <source>It is kept</source>
        <translation>보관했어요</translation>
    </message>
    <message>
        <source>It lies under Evidence and is shown now. The way back to your own record is in Settings. What may not be kept is there as a fingerprint.</source>
        <translation>자료에 들어 있고, 지금 그 기록을 보여 드려요. 내 기록으로 돌아가려면 설정에서 고르면 돼요. 보관하면 안 되는 것은 지문만 남겼어요.</translation>
    </message>
    <message>
        <source>It is locked. Type the six words you were told, in small or large letters.</source>
        <translation>잠긴 파일이에요. 전해 들은 여섯 낱말을 적어 주세요.</translation>
    </message>
    <message>
        <source>These words don&apos;t fit. Ask whether each was heard right.</source>
        <translation>낱말이 맞지 않아요. 하나씩 바르게 들었는지 물어봐 주세요.</translation>
    </message>
    <message>
        <source>Stopped. What had come in by then goes on when you try again.</source>
        <translation>멈췄어요. 다시 하면 그때까지 들어온 다음부터 이어져요.</translation>
    </message>
</context>
<context>
    <name>ReceivedNotice</name>
    <message>
        <source>Somebody gave you this. It stays as it came: nothing is added to it or changed in it. Your own record is in Settings.</source>
        <translation>누군가 준 기록이에요. 받은 그대로 두고, 더하거나 고치지 않아요. 내 기록은 설정에서 고를 수 있어요.</translation>
    </message>
</context>
<context>
    <name>RecordSheet</name>
    <message>
        <source>This is what you wrote last time, not saved yet.</source>
        <translation>지난번에 적던 글이에요. 아직 저장하지 않았어요.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Throw away what I typed</source>
        <translation>적던 글 버리기</translation>
    </message>
    <message>
        <source>Something is missing here. If you don&apos;t know it, choose “I don&apos;t know”.</source>
        <translation>아직 빈 곳이 있어요. 모르면 ‘모르겠어요’를 골라 주세요.</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>휴지통에 넣기</translation>
    </message>
    <message>
        <source>Saved. You can stop here.</source>
        <translation>저장했어요. 여기서 멈춰도 괜찮아요.</translation>
    </message>
</context>
<context>
    <name>RecordsHere</name>
    <message>
        <source>Open documents somebody gave me</source>
        <translation>누군가 준 문서 열기</translation>
    </message>
    <message>
        <source>All records, and a new one</source>
        <translation>모든 기록 보기, 새로 시작하기</translation>
    </message>
    <message>
        <source>written here, {day}</source>
        <translation>여기에 적음, {day}</translation>
    </message>
    <message>
        <source>handed over by somebody; not all of it came in yet</source>
        <translation>누군가 준 것, 아직 다 들어오지 않음</translation>
    </message>
    <message>
        <source>handed over by somebody, {day}; stays as it came</source>
        <translation>누군가 준 것, {day}, 받은 그대로 둠</translation>
    </message>
</context>
<context>
    <name>RecoveryWindow</name>
    <message>
        <source>The code fits. With it the record opens, whatever is forgotten.</source>
        <translation>코드가 맞아요. 이제 암호를 잊어도 이 코드로 열 수 있어요.</translation>
    </message>
</context>
<context>
    <name>ReferenceSheet</name>
    <message>
        <source>Note it without a file</source>
        <translation>파일 없이 적기</translation>
    </message>
    <message>
        <source>A picture that was not kept</source>
        <translation>보관하지 않은 사진</translation>
    </message>
    <message>
        <source>A record without the picture is whole. Every field can stay empty: write only what you know.</source>
        <translation>사진이 없어도 기록은 온전해요. 아는 것만 적고 나머지는 비워 둬도 돼요.</translation>
    </message>
</context>
<context>
    <name>RefusedStep</name>
    <message>
        <source>Leave it on the device it came to, and show that device to the police. Please don&apos;t download it again or send it to anyone, not even to get help.</source>
        <translation>받은 기기에 그대로 두고, 경찰에 그 기기째 보여 주세요. 도움을 청할 때도 새로 내려받거나 다른 사람에게 보내지는 말아 주세요.</translation>
    </message>
    <message>
        <source>If you learned of it while working at a school, the law asks you to tell the police (112 or 117) at once.</source>
        <translation>학교에서 일하다가 알게 되셨다면, 법에 따라 바로 경찰(112나 117)에 알려야 해요.</translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>Is the paper with the recovery code still where you put it? Trying it once takes a minute.</source>
        <translation>복구 코드를 적은 종이가 그대로 있나요? 한 번 맞춰 보는 데 1분이면 돼요.</translation>
    </message>
    <message>
        <source>Try the code</source>
        <translation>코드 맞춰 보기</translation>
    </message>
    <message>
        <source>No need</source>
        <translation>괜찮아요</translation>
    </message>
    <message>
        <source>The record lies only on this computer, or the last backup is more than a month old.</source>
        <translation>기록장이 이 컴퓨터에만 있거나, 백업한 지 한 달이 넘었어요.</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>백업 만들기</translation>
    </message>
    <message>
        <source>Not this week</source>
        <translation>이번 주는 괜찮아요</translation>
    </message>
    <message>
        <source>There is no recovery code yet. If there is a safe place for a paper now, you can make one.</source>
        <translation>아직 복구 코드가 없어요. 종이를 안전하게 둘 곳이 생겼다면 지금 만들 수 있어요.</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>코드 만들기</translation>
    </message>
    <message>
        <source>Don&apos;t ask again</source>
        <translation>그만 물어보기</translation>
    </message>
</context>
<context>
    <name>RestoreFace</name>
    <message>
        <source>No file is chosen yet.</source>
        <translation>아직 고른 파일이 없어요.</translation>
    </message>
    <message>
        <source>Choose the backup</source>
        <translation>백업 파일 고르기</translation>
    </message>
    <message>
        <source>The record goes here</source>
        <translation>기록장을 둘 곳</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>다른 폴더 고르기</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>되살리고 있어요</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Choose a folder for the record</source>
        <translation>기록장을 둘 폴더 고르기</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left behind, and the backup is untouched.</source>
        <translation>멈췄어요. 하다 만 것은 남지 않았고, 백업 파일도 그대로예요.</translation>
    </message>
    <message>
        <source>The record is there again.</source>
        <translation>기록장이 다시 돌아왔어요.</translation>
    </message>
    <message>
        <source>The last backup onto this file was cut off in the middle, so this is the one before it.</source>
        <translation>이 파일에 마지막으로 하던 백업이 도중에 끊겨서, 그 앞의 백업으로 되살렸어요.</translation>
    </message>
    <message>
        <source>Not everything in the backup could be read as it was written. Open it, and look it over under Settings; what is missing is named there.</source>
        <translation>백업 가운데 적은 그대로 읽히지 않는 곳이 있어요. 기록장을 열고 설정에서 살펴보면, 무엇이 빠졌는지 이름으로 알려 드려요.</translation>
    </message>
    <message>
        <source>The backup itself stays as it is. It opens with the passphrase or the code that the record had on the day of the backup.</source>
        <translation>백업 파일은 그대로 남아요. 백업한 날에 쓰던 암호나 복구 코드로 열려요.</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>백업에서 되살리기</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>nothing noted</source>
        <translation>적은 것 없음</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>What helps when writing</source>
        <translation>적을 때 도움이 되는 것</translation>
    </message>
</context>
<context>
    <name>RulesSheet</name>
    <message>
        <source>Telling it once, in your own words</source>
        <translation>내 말로 처음부터 적어 보기</translation>
    </message>
    <message>
        <source>One question at a time; three minutes are plenty. What you write is yours: it goes into a document only where you choose it.</source>
        <translation>물음은 한 번에 하나예요. 3분이면 충분해요. 적은 글은 내 것이라서, 직접 고른 문서에만 들어가요.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작하기</translation>
    </message>
</context>
<context>
    <name>SalvageFace</name>
    <message>
        <source>Save what can be read</source>
        <translation>읽을 수 있는 것 옮겨 담기</translation>
    </message>
    <message>
        <source>Everything that can still be read is copied into a new record, piece by piece. The damaged one stays exactly as it is. This can take some minutes.</source>
        <translation>아직 읽을 수 있는 것을 하나하나 새 기록장에 옮겨 담아요. 상한 기록장은 그대로 남아요. 몇 분 걸릴 수 있어요.</translation>
    </message>
    <message>
        <source>The new record goes here</source>
        <translation>새 기록장을 둘 곳</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>다른 폴더 고르기</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작하기</translation>
    </message>
    <message>
        <source>Saving what can be read</source>
        <translation>옮겨 담고 있어요</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Open the new record</source>
        <translation>새 기록장 열기</translation>
    </message>
    <message>
        <source>Stopped. The damaged record is as it was.</source>
        <translation>멈췄어요. 상한 기록장은 그대로예요.</translation>
    </message>
    <message>
        <source>Choose a folder for the record</source>
        <translation>기록장을 둘 폴더 고르기</translation>
    </message>
    <message>
        <source>This is what could be saved</source>
        <translation>옮겨 담은 것</translation>
    </message>
    <message>
        <source>What could not be read any more</source>
        <translation>온전히 되찾지 못한 것</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>그리고 %n개 더</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pieces of the record are there.</source>
        <translation>
            <numerusform>기록 %n개를 옮겨 담았어요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them come from a copy that the program kept in the last days.</source>
        <translation>
            <numerusform>그 가운데 %n개는 프로그램이 며칠 전에 남겨 둔 사본에서 가져왔어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>잃어버린 것은 없어요.</translation>
    </message>
    <message>
        <source>The log of when what was changed has a gap.</source>
        <translation>언제 무엇을 고쳤는지 적은 기록에는 빈 곳이 있어요.</translation>
    </message>
    <message>
        <source>The damaged folder is still where it was, unchanged. Please keep it until you are sure that nothing is missing.</source>
        <translation>상한 폴더는 있던 곳에 그대로 있어요. 빠진 것이 없는지 확인할 때까지 지우지 마세요.</translation>
    </message>
</context>
<context>
    <name>SaySheet</name>
    <message>
        <source>What you want to say</source>
        <translation>하고 싶은 말</translation>
    </message>
    <message>
        <source>For you alone: it goes into no document.</source>
        <translation>나만 보는 글이에요. 어떤 문서에도 들어가지 않아요.</translation>
    </message>
    <message>
        <source>You can say it like this</source>
        <translation>전화하면 이렇게 말해도 돼요</translation>
    </message>
    <message>
        <source>Begin with this sentence</source>
        <translation>이 문장으로 시작하기</translation>
    </message>
    <message>
        <source>Show it large</source>
        <translation>크게 보기</translation>
    </message>
    <message>
        <source>Put in, if you like</source>
        <translation>원하면 넣어 보세요</translation>
    </message>
    <message>
        <source>Only the title and the day of what you tick.</source>
        <translation>고른 일의 제목과 날짜만 들어가요.</translation>
    </message>
</context>
<context>
    <name>ScreenShotSheet</name>
    <message>
        <source>Capture the screen</source>
        <translation>화면 캡처하기</translation>
    </message>
    <message>
        <source>Capture in 3 seconds</source>
        <translation>3초 뒤에 캡처하기</translation>
    </message>
    <message>
        <source>Note the title of the window, too</source>
        <translation>창의 제목도 함께 적기</translation>
    </message>
    <message>
        <source>What do you want to capture?</source>
        <translation>무엇을 캡처할까요?</translation>
    </message>
    <message>
        <source>Look at it while held</source>
        <translation>누르는 동안 보기</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>다시 캡처하기</translation>
    </message>
    <message>
        <source>This desktop does not let a program see the screen. Capture it with the computer&apos;s own key, and paste it on the page of evidence with Ctrl+V: then it does not lie in a folder either.</source>
        <translation>이 컴퓨터의 바탕 화면에서는 프로그램이 화면을 볼 수 없어요. 컴퓨터의 캡처 키로 찍은 다음 자료 화면에서 Ctrl+V로 붙여 넣어 주세요. 그러면 폴더에 파일로 남지도 않아요.</translation>
    </message>
    <message>
        <source>This window goes away, a number counts down from 3, and the screen is captured as it is then. It stays in memory: no file is made, and nothing is kept before two questions. Have the whole page in sight, with its address, account and time.</source>
        <translation>이 창이 사라지고 3부터 숫자를 센 다음, 그때의 화면을 그대로 캡처해요. 메모리에만 있고 파일은 만들지 않아요. 두 가지 질문에 답하기 전에는 아무것도 보관하지 않아요. 주소와 계정, 시간까지 화면 전체가 보이게 해 주세요.</translation>
    </message>
    <message>
        <source>Window: {}</source>
        <translation>창: {}</translation>
    </message>
    <message>
        <source>Screen {} ({} × {})</source>
        <translation>화면 {} ({} × {})</translation>
    </message>
    <message>
        <source>Nothing could be captured. The computer may not allow it.</source>
        <translation>캡처하지 못했어요. 이 컴퓨터에서 허용하지 않을 수 있어요.</translation>
    </message>
    <message>
        <source>A picture of {} × {} pixels, taken at {}. It is covered, and not kept yet.</source>
        <translation>{} × {} 픽셀 사진, {}에 찍었어요. 가려져 있고, 아직 보관하지 않았어요.</translation>
    </message>
    <message>
        <source>Go on to the two questions</source>
        <translation>두 가지 질문으로 넘어가기</translation>
    </message>
    <message>
        <source>Covered again as soon as you let go.</source>
        <translation>손을 떼면 바로 다시 가려져요.</translation>
    </message>
    <message>
        <source>Captured from the screen by this program at {} by this computer&apos;s clock</source>
        <translation>이 프로그램이 화면에서 캡처함, 이 컴퓨터 시계로 {}</translation>
    </message>
    <message>
        <source>Title of the window: {}</source>
        <translation>창의 제목: {}</translation>
    </message>
    <message>
        <source>Screen capture, {}</source>
        <translation>화면 캡처, {}</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Empty this field</source>
        <translation>찾는 말 지우기</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Moved to the bin.</source>
        <translation>휴지통에 넣었어요.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Locks by itself after</source>
        <translation>저절로 잠기기까지</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>After a long time</source>
        <translation>오래 쓰고 있을 때</translation>
    </message>
    <message>
        <source>One calm line about a break</source>
        <translation>쉬어도 된다고 한 줄로 알려 주기</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>알리지 않기</translation>
    </message>
    <message>
        <source>Pictures of the screen and screen sharing</source>
        <translation>화면 캡처와 화면 공유</translation>
    </message>
    <message>
        <source>Leave this window out</source>
        <translation>이 창은 빼기</translation>
    </message>
    <message>
        <source>Show it, for example to a magnifier or to someone who helps</source>
        <translation>보이게 하기 (돋보기 프로그램을 쓰거나 도와주는 사람이 볼 때)</translation>
    </message>
    <message>
        <source>Notes that nobody reads who opens this record, and that go nowhere.</source>
        <translation>이 기록을 여는 사람도 볼 수 없고, 어디에도 나가지 않는 글이에요.</translation>
    </message>
    <message>
        <source>Open what is only for me</source>
        <translation>나만 보기 열기</translation>
    </message>
    <message>
        <source>What you moved to the bin waits here, and can be brought back.</source>
        <translation>치워 둔 것은 여기에 남아 있어서 다시 꺼낼 수 있어요.</translation>
    </message>
    <message>
        <source>Look into the bin</source>
        <translation>휴지통 보기</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>저장했어요.</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>보통 글</translation>
    </message>
    <message>
        <source>In short and easy words</source>
        <translation>짧고 쉬운 글</translation>
    </message>
    <message>
        <source>How it speaks</source>
        <translation>글을 어떻게 보여 줄까요</translation>
    </message>
    <message>
        <source>As the computer is</source>
        <translation>컴퓨터 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Someone writes for me</source>
        <translation>다른 사람이 대신 적어 줘요</translation>
    </message>
    <message>
        <source>All that it does not protect against</source>
        <translation>막지 못하는 것 모두 보기</translation>
    </message>
    <message>
        <source>What stays on this computer</source>
        <translation>이 컴퓨터에 남는 것</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>Light, strong contrast</source>
        <translation>밝게, 또렷하게</translation>
    </message>
    <message>
        <source>Dark, strong contrast</source>
        <translation>어둡게, 또렷하게</translation>
    </message>
    <message>
        <source>How it looks, and when it locks</source>
        <translation>보이는 모습과 잠그는 때</translation>
    </message>
    <message>
        <source>About this record</source>
        <translation>이 기록에 대해</translation>
    </message>
    <message>
        <source>Records in here</source>
        <translation>여기 있는 기록</translation>
    </message>
    <message>
        <source>Where places of help and procedures come from</source>
        <translation>도움받을 곳과 절차가 어디서 왔나요</translation>
    </message>
    <message>
        <source>Only for me</source>
        <translation>나만 보기</translation>
    </message>
    <message>
        <source>The bin</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Is the record whole?</source>
        <translation>기록이 온전한가요?</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>What this program does</source>
        <translation>이 프로그램이 하는 것</translation>
    </message>
    <message>
        <source>What it cannot do</source>
        <translation>하지 못하는 것</translation>
    </message>
    <message>
        <source>About the program</source>
        <translation>프로그램에 대해</translation>
    </message>
</context>
<context>
    <name>SharesPage</name>
    <message>
        <source>Three papers, any two of them open</source>
        <translation>세 장 가운데 두 장이면 열려요</translation>
    </message>
    <message>
        <source>One paper alone opens nothing and says nothing. Any two of the three make the code together. Put each on a paper of its own.</source>
        <translation>한 장만으로는 아무것도 열리지 않아요. 세 장 가운데 아무 두 장이나 모이면 코드가 돼요. 한 장에 하나씩 적어 주세요.</translation>
    </message>
    <message>
        <source>· Keep them in three different places, at most one of them at home.
· Someone you trust may keep one. Two people with one each could open the record together.
· If one is lost, the other two still open. Then make new ones.</source>
        <translation>· 서로 다른 세 곳에 두세요. 집에는 한 장까지만 두는 것이 좋아요.
· 믿는 사람에게 한 장을 맡겨도 괜찮아요. 다만 두 사람이 한 장씩 가지면 둘이 모여서 열 수 있어요.
· 한 장을 잃어버려도 나머지 두 장으로 열려요. 그때는 코드를 새로 만들어 주세요.</translation>
    </message>
    <message>
        <source>One code on one paper after all</source>
        <translation>한 장에 모두 적기</translation>
    </message>
</context>
<context>
    <name>ShortForm</name>
    <message>
        <source>What comes to mind?</source>
        <translation>지금 떠오르는 것</translation>
    </message>
    <message>
        <source>When was it?</source>
        <translation>언제였나요?</translation>
    </message>
    <message>
        <source>A word is enough, in any order.</source>
        <translation>한 단어여도 돼요. 순서 없이 적어도 괜찮아요.</translation>
    </message>
</context>
<context>
    <name>ShortSheet</name>
    <message>
        <source>Three minutes</source>
        <translation>3분만 적기</translation>
    </message>
    <message>
        <source>You can stop at any word, and go on another day under What happened.</source>
        <translation>언제든 멈출 수 있고, 나중에 ‘있었던 일’에서 이어 적을 수 있어요.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>차례</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>안내</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>잠그기</translation>
    </message>
</context>
<context>
    <name>SieveBar</name>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>모든 종류</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>자료</translation>
    </message>
    <message>
        <source>With and without</source>
        <translation>자료가 있든 없든</translation>
    </message>
    <message>
        <source>How I know</source>
        <translation>어떻게 알게 됐는지</translation>
    </message>
    <message>
        <source>Every way</source>
        <translation>어떻게 알게 됐든</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>모든 때</translation>
    </message>
    <message>
        <source>Only those of one line</source>
        <translation>한 줄에 든 것만</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Landmark days</source>
        <translation>기준이 되는 날</translation>
    </message>
    <message>
        <source>When things were that other times are told by, such as a sports day.</source>
        <translation>체육대회처럼, 다른 일의 때를 말할 때 기준으로 삼은 일이 언제였는지 적어 두는 곳이에요.</translation>
    </message>
    <message>
        <source>No kind noted</source>
        <translation>종류를 적지 않은 것</translation>
    </message>
    <message>
        <source>With items</source>
        <translation>자료가 있는 것</translation>
    </message>
    <message>
        <source>Without items</source>
        <translation>자료가 없는 것</translation>
    </message>
    <message>
        <source>Choose a time …</source>
        <translation>때 고르기…</translation>
    </message>
</context>
<context>
    <name>SiteSheet</name>
    <message>
        <source>This opens your browser, outside this program. The page stays in its history, and whoever runs the network may see the name of the page.</source>
        <translation>이 프로그램 밖에서 인터넷 브라우저가 열려요. 방문 기록에 남고, 인터넷을 관리하는 사람은 누리집 이름을 볼 수 있어요.</translation>
    </message>
    <message>
        <source>Without a line in the history</source>
        <translation>방문 기록을 남기지 않으려면</translation>
    </message>
    <message>
        <source>Copy the address, open a private window in the browser and paste it there: Ctrl+Shift+N in Chrome, Edge and Whale, Ctrl+Shift+P in Firefox, ⌘+Shift+N in Safari. A private window leaves nothing in the history of this computer; the network can still see the name of the page.</source>
        <translation>주소를 복사하고, 브라우저에서 비공개 창을 열어 붙여 넣어요. Chrome·Edge·웨일은 Ctrl+Shift+N, Firefox는 Ctrl+Shift+P, Safari는 ⌘+Shift+N이에요. 비공개 창은 이 컴퓨터의 방문 기록에 남지 않아요. 인터넷을 관리하는 사람은 그래도 누리집 이름을 볼 수 있어요.</translation>
    </message>
    <message>
        <source>Copy the address instead</source>
        <translation>주소만 복사하기</translation>
    </message>
    <message>
        <source>Open it in the browser</source>
        <translation>브라우저로 열기</translation>
    </message>
    <message>
        <source>Copied; it goes from the clipboard again in a minute.</source>
        <translation>복사했어요. 1분 뒤에 복사한 것은 지워져요.</translation>
    </message>
    <message>
        <source>No browser took it. The address can be copied and pasted into one.</source>
        <translation>열 수 있는 브라우저를 찾지 못했어요. 주소를 복사해서 붙여 넣을 수 있어요.</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>StageRow</name>
    <message>
        <source>Put it among my next steps</source>
        <translation>다음 할 일에 넣기</translation>
    </message>
    <message>
        <source>See the document</source>
        <translation>문서 보기</translation>
    </message>
    <message>
        <source>It is among your next steps.</source>
        <translation>다음 할 일에 있어요.</translation>
    </message>
    <message>
        <source>You can do this</source>
        <translation>할 수 있는 일</translation>
    </message>
    <message>
        <source>You can ask for this</source>
        <translation>부탁할 수 있는 일</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>알아 두면 좋아요</translation>
    </message>
    <message>
        <source>What comes then</source>
        <translation>그다음에 오는 일</translation>
    </message>
    <message>
        <source>Please read this first</source>
        <translation>먼저 읽어 주세요</translation>
    </message>
</context>
<context>
    <name>Stamping</name>
    <message>
        <source>Have an authority outside confirm when this existed (time stamp, RFC 3161)</source>
        <translation>이 문서가 언제 있었는지 바깥 기관의 확인 받기 (시각 확인서, RFC 3161)</translation>
    </message>
    <message>
        <source>For this, something leaves the computer: one fingerprint of 32 bytes, from which nothing can be read. Each authority named below gets it, and sees from where and when it was asked. Whoever watches this network can see whom you asked. It is not needed: a receipt with a date on it does the same.</source>
        <translation>이것을 고르면 컴퓨터 밖으로 나가는 것이 있어요. 아무 내용도 읽을 수 없는 32바이트 지문 하나예요. 아래에 적은 기관이 받고, 어디서 언제 물었는지도 그 기관이 알게 돼요. 이 네트워크를 지켜보는 사람은 어느 기관에 물었는지 볼 수 있어요. 꼭 필요하지는 않아요. 날짜가 적힌 접수증으로도 충분해요.</translation>
    </message>
    <message>
        <source>Address of the authority, beginning with https://</source>
        <translation>기관의 주소 (https://로 시작)</translation>
    </message>
    <message>
        <source>Address of a second one, if you like</source>
        <translation>둘째 기관의 주소 (없어도 돼요)</translation>
    </message>
    <message>
        <source>Ask {name}</source>
        <translation>{name}에 묻기</translation>
    </message>
    <message>
        <source>This program names none: none could be checked yet.</source>
        <translation>어느 기관이 좋은지는 아직 확인하지 못해서 프로그램이 따로 권하지 않아요.</translation>
    </message>
    <message>
        <source>One of those above, or another one.</source>
        <translation>위에 있는 곳이나 다른 곳이요.</translation>
    </message>
</context>
<context>
    <name>StatementSheet</name>
    <message>
        <source>What I told so far</source>
        <translation>지금까지 적은 것</translation>
    </message>
    <message>
        <source>Found in what I told</source>
        <translation>내가 적은 글에서 찾은 것</translation>
    </message>
    <message>
        <source>Go on telling</source>
        <translation>이어서 적기</translation>
    </message>
    <message>
        <source>Nothing is told yet, and it can stay so.</source>
        <translation>아직 적은 것이 없어요. 비워 두어도 괜찮아요.</translation>
    </message>
    <message>
        <source>Put off. None of it is in any document.</source>
        <translation>나중으로 미룬 물음이에요. 어떤 문서에도 나오지 않아요.</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>빼 둔 것</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Taken out.</source>
        <translation>뺐어요.</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
</context>
<context>
    <name>StepSheet</name>
    <message>
        <source>A next step</source>
        <translation>다음 할 일</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>언제까지</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>무슨 일인가요</translation>
    </message>
    <message>
        <source>Anything good to know</source>
        <translation>알아 두면 좋은 것</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>내일</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>일주일 뒤</translation>
    </message>
    <message>
        <source>Without a day</source>
        <translation>날짜 없이</translation>
    </message>
</context>
<context>
    <name>StepsPage</name>
    <message>
        <source>Next steps</source>
        <translation>다음 할 일</translation>
    </message>
    <message>
        <source>Count days from something</source>
        <translation>날짜 세어 보기</translation>
    </message>
    <message>
        <source>What I did</source>
        <translation>한 일 보기</translation>
    </message>
    <message>
        <source>What you mean to do, in your words. Leaving it empty is fine.</source>
        <translation>하려는 일을 내 말로 적는 곳이에요. 비워 두어도 괜찮아요.</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>다시 하기</translation>
    </message>
</context>
<context>
    <name>StopPoint</name>
    <message>
        <source>You can stop here. What you wrote is kept, and the rest may wait.</source>
        <translation>여기서 멈춰도 돼요. 적은 글은 남아 있고, 나머지는 나중에 적어도 돼요.</translation>
    </message>
</context>
<context>
    <name>SubmissionForm</name>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>For example: the cyber team of the police, the homeroom teacher.</source>
        <translation>예: 경찰 사이버수사팀, 담임 선생님</translation>
    </message>
    <message>
        <source>If they name a fingerprint (hash, SHA-256) of what they got, put it here, one on each line. It is compared with what is in this record.</source>
        <translation>받은 곳에서 파일의 지문(해시, SHA-256)을 알려 줬다면 한 줄에 하나씩 적어 주세요. 이 기록에 있는 것과 같은지 견주어 드려요.</translation>
    </message>
    <message>
        <source>Read fingerprints from a file</source>
        <translation>파일에서 지문 읽어 오기</translation>
    </message>
    <message>
        <source>Items whose files went along</source>
        <translation>파일까지 함께 낸 자료</translation>
    </message>
    <message>
        <source>Put what can follow into my next steps</source>
        <translation>이어질 수 있는 일을 다음 할 일에 넣기</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>다른 곳</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>적지 않음</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>직접 가서</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>우편으로</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>온라인으로</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>다른 방법으로</translation>
    </message>
    <message>
        <source>Something else, or I don&apos;t know which</source>
        <translation>다른 것, 또는 어느 것인지 몰라요</translation>
    </message>
    <message>
        <source>What was handed in</source>
        <translation>낸 것</translation>
    </message>
    <message>
        <source>What kind of place it is</source>
        <translation>어떤 곳인가요</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>누구에게</translation>
    </message>
    <message>
        <source>How</source>
        <translation>어떻게</translation>
    </message>
    <message>
        <source>Who took it, and how to reach them</source>
        <translation>받은 사람과 연락처</translation>
    </message>
    <message>
        <source>Number they gave: receipt, case</source>
        <translation>받은 번호: 접수, 사건</translation>
    </message>
    <message>
        <source>Their fingerprint of it</source>
        <translation>받은 곳이 알려 준 지문</translation>
    </message>
    <message>
        <source>Something else about it</source>
        <translation>더 적어 둘 것</translation>
    </message>
    <message>
        <source>Which file has their fingerprints?</source>
        <translation>지문이 적힌 파일은 어느 것인가요?</translation>
    </message>
    <message>
        <source>Documents of {day} for: {desk} ({count})</source>
        <translation>{day}에 만든 문서 {count}개 ({desk})</translation>
    </message>
    <message>
        <source>Nothing in this record has this fingerprint. Files that were joined, changed or saved again on the way have another one.</source>
        <translation>이 기록에는 이 지문을 가진 것이 없어요. 도중에 합치거나 고치거나 다시 저장한 파일은 지문이 달라져요.</translation>
    </message>
    <message>
        <source>Item {}, the same fingerprint</source>
        <translation>자료 {}번과 지문이 같아요</translation>
    </message>
    <message>
        <source>The documents as one file, the same fingerprint</source>
        <translation>파일 하나로 만든 문서 전체와 지문이 같아요</translation>
    </message>
    <message>
        <source>The list of all files, the same fingerprint</source>
        <translation>전체 파일 목록과 지문이 같아요</translation>
    </message>
    <message>
        <source>The file {}, the same fingerprint</source>
        <translation>{} 파일과 지문이 같아요</translation>
    </message>
</context>
<context>
    <name>SubmissionSheet</name>
    <message>
        <source>Something handed in</source>
        <translation>어디에 낸 기록</translation>
    </message>
    <message>
        <source>This only notes it; nothing is sent. The number or the name can be added later.</source>
        <translation>적어 두기만 하고 아무것도 보내지 않아요. 번호나 이름은 나중에 더 적어도 돼요.</translation>
    </message>
    <message>
        <source>They have these now. If you no longer want the files here, each can be deleted on its own page; its number, its fingerprint and this receipt stay.</source>
        <translation>이제 받은 곳에 있어요. 여기에 두고 싶지 않은 파일은 그 자료의 화면에서 지울 수 있어요. 번호와 지문, 이 접수 기록은 남아요.</translation>
    </message>
    <message>
        <source>Item {}</source>
        <translation>자료 {}</translation>
    </message>
    <message>
        <source>What they have stays with them.</source>
        <translation>낸 것은 받은 곳에 그대로 있어요.</translation>
    </message>
</context>
<context>
    <name>Surprise</name>
    <message>
        <source>Notes</source>
        <translation>기록장</translation>
    </message>
    <message>
        <source>Something unexpected happened. What was saved is still there, and nothing was sent anywhere. If this comes again, please lock and open the record once.</source>
        <translation>예상하지 못한 일이 생겼어요. 저장한 것은 그대로 있고, 아무 데도 보내지 않았어요. 또 이러면 한 번 잠갔다가 다시 열어 주세요.</translation>
    </message>
    <message>
        <source>For the makers: {place}</source>
        <translation>만든 사람에게 알려 줄 때: {place}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속하기</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>잠깐만요</translation>
    </message>
</context>
<context>
    <name>TakeInSheet</name>
    <message>
        <source>Before it goes in: two questions</source>
        <translation>넣기 전에 두 가지만 여쭤볼게요</translation>
    </message>
    <message>
        <source>Seeing what lies in the folder. No file is read.</source>
        <translation>폴더에 무엇이 있는지 보고 있어요. 파일은 읽지 않아요.</translation>
    </message>
    <message>
        <source>There is no file in this folder. You can choose another, or single files.</source>
        <translation>이 폴더에는 파일이 없어요. 다른 폴더나 파일을 골라도 돼요.</translation>
    </message>
    <message>
        <source>Nothing was put in</source>
        <translation>넣은 것이 없어요</translation>
    </message>
    <message>
        <source>Please choose an answer first. “I&apos;m not sure” is one too.</source>
        <translation>먼저 답을 골라 주세요. ‘잘 모르겠어요’도 괜찮아요.</translation>
    </message>
    <message>
        <source>This is not kept here</source>
        <translation>여기에 보관하지 않는 사진이에요</translation>
    </message>
    <message>
        <source>A sexual picture or video of a grown-up</source>
        <translation>어른의 성적인 사진이나 영상이에요</translation>
    </message>
    <message>
        <source>Putting it in</source>
        <translation>넣고 있어요</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>That&apos;s it</source>
        <translation>다 됐어요</translation>
    </message>
    <message>
        <source>Note the address, the account and the time</source>
        <translation>주소·계정·시간 적기</translation>
    </message>
    <message>
        <source>Write where it is from</source>
        <translation>어디에서 왔는지 적기</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Takedown</name>
    <message>
        <source>I don&apos;t know</source>
        <translation>잘 모르겠어요</translation>
    </message>
    <message>
        <source>It is still there</source>
        <translation>아직 있어요</translation>
    </message>
    <message>
        <source>It is gone</source>
        <translation>지워졌어요</translation>
    </message>
    <message>
        <source>It is there again</source>
        <translation>다시 올라왔어요</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>적지 않음</translation>
    </message>
    <message>
        <source>Under 18 at that time</source>
        <translation>그때 열여덟 살이 되기 전이었어요</translation>
    </message>
    <message>
        <source>I am not sure</source>
        <translation>확실하지 않아요</translation>
    </message>
    <message>
        <source>18 or older at that time</source>
        <translation>그때 열여덟 살이 넘었어요</translation>
    </message>
    <message>
        <source>It is not a sexual picture</source>
        <translation>성적인 사진이나 영상이 아니에요</translation>
    </message>
    <message>
        <source>Their form on the web</source>
        <translation>누리집 양식</translation>
    </message>
    <message>
        <source>The report button</source>
        <translation>신고 버튼</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>전화</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>직접 만나서</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>다른 방법</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>아직 답이 없어요</translation>
    </message>
    <message>
        <source>They received it</source>
        <translation>접수했다고 해요</translation>
    </message>
    <message>
        <source>They want to know more</source>
        <translation>더 알려 달라고 해요</translation>
    </message>
    <message>
        <source>They took it down</source>
        <translation>지웠다고 해요</translation>
    </message>
    <message>
        <source>They will not take it down</source>
        <translation>지우지 않겠다고 해요</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>다른 곳</translation>
    </message>
    <message>
        <source>Nobody asked yet</source>
        <translation>아직 부탁하지 않았어요</translation>
    </message>
    <message>
        <source>asked {} times</source>
        <translation>{}번 부탁함</translation>
    </message>
    <message>
        <source>They have until {}</source>
        <translation>{}까지</translation>
    </message>
    <message>
        <source>You can ask again now</source>
        <translation>이제 다시 물어봐도 돼요</translation>
    </message>
    <message>
        <source>Ask again: {}</source>
        <translation>다시 묻기: {}</translation>
    </message>
</context>
<context>
    <name>TakedownSheet</name>
    <message>
        <source>Asked to take something down</source>
        <translation>지워 달라고 한 것</translation>
    </message>
    <message>
        <source>This only notes it. Nothing is sent, and no address is opened.</source>
        <translation>적어 두기만 해요. 아무것도 보내지 않고, 주소도 열지 않아요.</translation>
    </message>
    <message>
        <source>About: {}</source>
        <translation>자료: {}</translation>
    </message>
    <message>
        <source>Whom you asked (if you did)</source>
        <translation>부탁한 곳 (부탁했다면)</translation>
    </message>
    <message>
        <source>The requests that were noted for it go along.</source>
        <translation>이곳에 부탁한 기록도 함께 들어가요.</translation>
    </message>
    <message>
        <source>Whom you asked</source>
        <translation>부탁한 곳</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>어디에</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Note that you asked again</source>
        <translation>또 부탁했다고 적기</translation>
    </message>
    <message>
        <source>This address is in the list already. You can open it there and note that you asked again.</source>
        <translation>이 주소는 이미 목록에 있어요. 거기서 열고 또 부탁했다고 적을 수 있어요.</translation>
    </message>
</context>
<context>
    <name>TakedownsSheet</name>
    <message>
        <source>Asked to take down</source>
        <translation>지워 달라고 한 곳</translation>
    </message>
    <message>
        <source>Whom you asked to take something down, where, and what became of it. Nothing here is sent or opened, and it goes into no document.</source>
        <translation>어디에 있는 것을 누구에게 지워 달라고 했고 어떻게 되었는지예요. 여기서는 아무것도 보내거나 열지 않고, 문서에도 넣지 않아요.</translation>
    </message>
    <message>
        <source>Nothing is noted yet. A place you asked once is enough to begin with; the address can be missing.</source>
        <translation>아직 적은 것이 없어요. 부탁한 곳 하나만 적어도 되고, 주소는 몰라도 돼요.</translation>
    </message>
    <message>
        <source>Places, what to ask about first at the top</source>
        <translation>지워 달라고 한 곳, 먼저 물어볼 것이 위에</translation>
    </message>
    <message>
        <source>Note a place</source>
        <translation>한 곳 적기</translation>
    </message>
    <message>
        <source>Make the request</source>
        <translation>요청 문서 만들기</translation>
    </message>
    <message>
        <source>Not gone yet</source>
        <translation>아직 남은 것</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>All that is noted here is gone.</source>
        <translation>적어 둔 것은 모두 지워졌어요.</translation>
    </message>
</context>
<context>
    <name>TakenLines</name>
    <message>
        <source>Pasted picture</source>
        <translation>붙여 넣은 사진</translation>
    </message>
    <message>
        <source>{outcome}: {name}</source>
        <translation>{outcome}: {name}</translation>
    </message>
    <message>
        <source>Saved. You can stop here.</source>
        <translation>저장했어요. 여기서 멈춰도 괜찮아요.</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Nothing was put in. The files are where they were.</source>
        <translation>넣은 것은 없어요. 파일은 있던 곳에 그대로 있어요.</translation>
    </message>
    <message>
        <source>Probably the same picture as item {}.</source>
        <translation>자료 {}번과 같은 사진인 것 같아요.</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>넣었어요</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>이미 있어요</translation>
    </message>
    <message>
        <source>Fingerprint kept, the file not</source>
        <translation>지문 값만 남겼어요</translation>
    </message>
    <message>
        <source>Masked copy kept, the picture not</source>
        <translation>가린 사본만 보관했고, 사진은 보관하지 않았어요</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>보관하지 않았어요</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>읽지 못했어요</translation>
    </message>
    <message>
        <source>Stopped, not put in</source>
        <translation>그만두어서 넣지 않았어요</translation>
    </message>
</context>
<context>
    <name>TakingBack</name>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>되돌렸어요.</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Done again.</source>
        <translation>다시 했어요.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>지금은 되돌릴 것이 없어요.</translation>
    </message>
</context>
<context>
    <name>TalkRow</name>
    <message>
        <source>Change</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>Until: {day}</source>
        <translation>언제까지: {day}</translation>
    </message>
    <message>
        <source>That is done.</source>
        <translation>그렇게 되었어요.</translation>
    </message>
    <message>
        <source>What they promised: {said}</source>
        <translation>해 주겠다고 한 것: {said}</translation>
    </message>
    <message>
        <source>They did it</source>
        <translation>해 주었어요</translation>
    </message>
    <message>
        <source>It is still open</source>
        <translation>아직이에요</translation>
    </message>
</context>
<context>
    <name>TalkSheet</name>
    <message>
        <source>A talk you had</source>
        <translation>나눈 이야기</translation>
    </message>
    <message>
        <source>The step of what was promised stays.</source>
        <translation>약속받은 것에 대한 할 일은 그대로 남아요.</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>누구와</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>언제까지</translation>
    </message>
    <message>
        <source>How: by phone, chat, in person</source>
        <translation>어떻게: 전화, 채팅, 직접 만나서</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>나눈 말</translation>
    </message>
    <message>
        <source>Who looks after it there</source>
        <translation>그곳의 담당자</translation>
    </message>
    <message>
        <source>Number they gave: case, receipt</source>
        <translation>알려 준 번호: 사건번호, 접수번호</translation>
    </message>
    <message>
        <source>What they said they would do</source>
        <translation>해 주겠다고 한 것</translation>
    </message>
    <message>
        <source>A place, or the name of the person you talked to.</source>
        <translation>기관 이름이나 이야기한 사람의 이름이에요.</translation>
    </message>
    <message>
        <source>The name or the section they told you to ask for.</source>
        <translation>찾으라고 알려 준 이름이나 부서예요.</translation>
    </message>
    <message>
        <source>With a day, it is also among your next steps.</source>
        <translation>날을 적으면 다음 할 일에도 적어 둘게요.</translation>
    </message>
    <message>
        <source>See whether it was done: {promise}</source>
        <translation>해 주었는지 보기: {promise}</translation>
    </message>
    <message>
        <source>From a talk: {talk}</source>
        <translation>나눈 이야기: {talk}</translation>
    </message>
</context>
<context>
    <name>TimeSheet</name>
    <message>
        <source>Which time?</source>
        <translation>언제 것을 볼까요?</translation>
    </message>
    <message>
        <source>Everything that may have been then is shown. What has no time is not among it.</source>
        <translation>그때였을 수 있는 일을 모두 보여 드려요. 때를 적지 않은 일은 여기에 나오지 않아요.</translation>
    </message>
    <message>
        <source>Show this time</source>
        <translation>이때 것 보기</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>The thicker the bar, the surer the time.</source>
        <translation>막대가 굵을수록 시간이 확실해요.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>있었던 일</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>How I know</source>
        <translation>어떻게 알았나</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>자료</translation>
    </message>
    <message>
        <source>nothing noted</source>
        <translation>적은 것 없음</translation>
    </message>
    <message>
        <source>When is not certain</source>
        <translation>언제인지 분명하지 않은 것</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>What happened</source>
        <translation>있었던 일</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>찾고 있어요…</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>오래된 것부터</translation>
    </message>
    <message>
        <source>The bin</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Choose what to see</source>
        <translation>골라서 보기</translation>
    </message>
    <message>
        <source>These words are also in what you told</source>
        <translation>내가 적은 이야기에도 이 말이 있어요</translation>
    </message>
    <message>
        <source>Start with whatever you remember, in any order.</source>
        <translation>기억나는 것부터, 순서 없이 적어도 돼요.</translation>
    </message>
    <message>
        <source>This page keeps what happened, with its dates. It can stay empty.</source>
        <translation>있었던 일을 날짜와 함께 모아 두는 곳이에요. 비워 두어도 괜찮아요.</translation>
    </message>
    <message>
        <source>Nothing here holds these words. A shorter word may find more.</source>
        <translation>이 말이 들어 있는 일은 없어요. 더 짧은 말로 찾아보셔도 돼요.</translation>
    </message>
    <message>
        <source>Nothing was thrown away.</source>
        <translation>휴지통이 비어 있어요.</translation>
    </message>
    <message>
        <source>Nothing fits all that is chosen above. It is all still here.</source>
        <translation>위에서 고른 것에 모두 맞는 일은 없어요. 적어 둔 것은 그대로 있어요.</translation>
    </message>
    <message>
        <source>＋ Write down what happened</source>
        <translation>＋ 있었던 일 적기</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>다시 꺼내기</translation>
    </message>
    <message>
        <source>Tell it from the beginning</source>
        <translation>처음부터 이야기하기</translation>
    </message>
    <message>
        <source>One question at a time, in your own words. You can stop at any moment.</source>
        <translation>한 번에 물음 하나씩, 내 말로 적어요. 언제든 멈출 수 있어요.</translation>
    </message>
    <message>
        <source>These are in no document. They stay here until you bring them back.</source>
        <translation>여기 있는 것은 어떤 문서에도 들어가지 않아요. 다시 꺼낼 때까지 그대로 있어요.</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n개를 찾았어요</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Moved to the bin.</source>
        <translation>휴지통에 넣었어요. 다시 꺼낼 수 있어요.</translation>
    </message>
    <message>
        <source>It is back.</source>
        <translation>다시 꺼냈어요.</translation>
    </message>
</context>
<context>
    <name>TimelineTable</name>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>휴지통에 넣기</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Write down something that happened. A word is enough.</source>
        <translation>있었던 일을 적어 둘 수 있어요. 한 단어여도 충분해요.</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>있었던 일 적기</translation>
    </message>
    <message>
        <source>People who can help by phone, and what one can say.</source>
        <translation>전화로 도와줄 사람들과, 이렇게 말해도 되는 말이 있어요.</translation>
    </message>
    <message>
        <source>Places of help</source>
        <translation>도움받을 곳</translation>
    </message>
    <message>
        <source>Three minutes</source>
        <translation>3분만 적기</translation>
    </message>
    <message>
        <source>One field for what comes to mind.</source>
        <translation>떠오르는 것을 적는 칸 하나예요.</translation>
    </message>
    <message>
        <source>Nothing is written yet, and that is fine.</source>
        <translation>아직 적은 것이 없어요. 그래도 괜찮아요.</translation>
    </message>
    <message>
        <source>Saved last, on {day}: {title}</source>
        <translation>마지막으로 저장한 글({day}): {title}</translation>
    </message>
    <message>
        <source>If you like, choose one of these. It is also fine to do nothing now.</source>
        <translation>하고 싶은 것이 있으면 골라 주세요. 지금은 아무것도 하지 않아도 괜찮아요.</translation>
    </message>
    <message>
        <source>Everything you wrote is saved. You can stop here.</source>
        <translation>적은 것은 모두 저장되어 있어요. 여기서 멈춰도 괜찮아요.</translation>
    </message>
</context>
<context>
    <name>TroubleFace</name>
    <message>
        <source>A part of the record can&apos;t be read</source>
        <translation>기록장의 일부를 읽을 수 없어요</translation>
    </message>
    <message>
        <source>Something in it is no longer as it was written.</source>
        <translation>적어 둔 그대로 읽히지 않는 곳이 있어요.</translation>
    </message>
    <message>
        <source>The key files can&apos;t be read</source>
        <translation>열쇠 파일을 읽을 수 없어요</translation>
    </message>
    <message>
        <source>There is no room left</source>
        <translation>남은 공간이 없어요</translation>
    </message>
    <message>
        <source>To open the record, a little room is needed on its disk. The record is as it was. Please delete or move something you don&apos;t need, such as downloads, and then try again.</source>
        <translation>기록장을 열려면 디스크에 자리가 조금 필요해요. 기록장은 그대로 있어요. 내려받은 파일처럼 지워도 되는 것을 지우거나 옮긴 다음 다시 열어 주세요.</translation>
    </message>
    <message>
        <source>Nothing can be written here</source>
        <translation>여기에는 쓸 수 없어요</translation>
    </message>
    <message>
        <source>The record is there, but its folder or its disk lets nothing be written. Please copy the whole folder onto this computer&apos;s own disk, and open the copy.</source>
        <translation>기록장은 있는데, 이 폴더나 디스크에는 쓸 수 없게 되어 있어요. 폴더를 통째로 이 컴퓨터의 디스크에 복사한 다음, 복사한 것을 열어 주세요.</translation>
    </message>
    <message>
        <source>A newer version wrote this</source>
        <translation>더 새로운 프로그램으로 쓴 기록장이에요</translation>
    </message>
    <message>
        <source>Nothing was changed. Please open it with the newer version.</source>
        <translation>아무것도 바꾸지 않았어요. 더 새로운 프로그램으로 열어 주세요.</translation>
    </message>
    <message>
        <source>This happens when a computer goes off in the middle of something, or when a disk grows old. It is nothing you did. From now on nothing in this folder is changed, so it cannot get worse from here.</source>
        <translation>컴퓨터가 갑자기 꺼지거나 디스크가 오래되면 생기는 일이에요. 무엇을 눌러서 생긴 일이 아니에요. 이제부터 이 폴더에는 아무것도 쓰지 않으니, 여기서 더 나빠지지는 않아요.</translation>
    </message>
    <message>
        <source>Save what can be read into a new folder</source>
        <translation>읽을 수 있는 것을 새 폴더에 옮겨 담기</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>백업에서 되살리기</translation>
    </message>
    <message>
        <source>Try to open it again</source>
        <translation>다시 열어 보기</translation>
    </message>
    <message>
        <source>Open another record</source>
        <translation>다른 기록장 열기</translation>
    </message>
</context>
<context>
    <name>TryCodeSheet</name>
    <message>
        <source>Try the recovery code</source>
        <translation>복구 코드 맞춰 보기</translation>
    </message>
    <message>
        <source>What stands on the paper</source>
        <translation>종이에 적힌 글자</translation>
    </message>
    <message>
        <source>What stands on another of the papers</source>
        <translation>다른 한 장에 적힌 글자</translation>
    </message>
    <message>
        <source>It is on several papers</source>
        <translation>여러 장에 나누어 적었어요</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>맞춰 보기</translation>
    </message>
    <message>
        <source>Type it from your paper. It is only tried: nothing is opened and nothing changes.</source>
        <translation>종이를 보고 적어 주세요. 맞는지 보기만 하고, 바뀌는 것은 없어요.</translation>
    </message>
    <message>
        <source>Trying it…</source>
        <translation>맞춰 보는 중이에요…</translation>
    </message>
    <message>
        <source>The code fits. Your paper is right.</source>
        <translation>코드가 맞아요. 종이에 바르게 적혀 있어요.</translation>
    </message>
</context>
<context>
    <name>TypeBackPage</name>
    <message>
        <source>What stands on the paper</source>
        <translation>종이에 적힌 글자</translation>
    </message>
    <message>
        <source>What stands on another of the papers</source>
        <translation>다른 한 장에 적힌 글자</translation>
    </message>
    <message>
        <source>That is right. Making it a way in</source>
        <translation>맞아요. 이 코드로 열리게 하고 있어요</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>맞춰 보기</translation>
    </message>
    <message>
        <source>Look at it again</source>
        <translation>코드 다시 보기</translation>
    </message>
    <message>
        <source>This is a code too, but not the one just shown. Is it an older paper?</source>
        <translation>코드이기는 한데 방금 본 것과 달라요. 예전에 적어 둔 종이인지 살펴봐 주세요.</translation>
    </message>
    <message>
        <source>Please type it once from your paper, as if the passphrase were forgotten. Then it is certain that the paper is right. A slip is no matter: you can try as often as you like.</source>
        <translation>종이를 보고 한 번만 적어 주세요. 그러면 종이에 적힌 것이 맞는지 지금 확실히 알 수 있어요. 달라도 괜찮아요. 몇 번이든 다시 적을 수 있어요.</translation>
    </message>
    <message>
        <source>Once from the paper</source>
        <translation>종이를 보고 한 번 적어 볼까요</translation>
    </message>
</context>
<context>
    <name>UndoLine</name>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message>
        <source>What happened</source>
        <translation>있었던 일</translation>
    </message>
    <message>
        <source>Three minutes</source>
        <translation>3분만 적기</translation>
    </message>
    <message>
        <source>In my own words</source>
        <translation>내 말로 적던 글</translation>
    </message>
    <message>
        <source>An item</source>
        <translation>자료</translation>
    </message>
    <message>
        <source>A hand-over</source>
        <translation>건넨 일</translation>
    </message>
    <message>
        <source>Picked messages</source>
        <translation>고른 메시지</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>An account or a room</source>
        <translation>계정·대화방</translation>
    </message>
    <message>
        <source>A talk</source>
        <translation>나눈 이야기</translation>
    </message>
    <message>
        <source>A place of help</source>
        <translation>도움받을 곳</translation>
    </message>
    <message>
        <source>A note about a place of help</source>
        <translation>도움받을 곳에 대한 메모</translation>
    </message>
    <message>
        <source>What you want to say</source>
        <translation>하고 싶은 말</translation>
    </message>
    <message>
        <source>Something handed in</source>
        <translation>어디에 낸 기록</translation>
    </message>
    <message>
        <source>A consent</source>
        <translation>동의</translation>
    </message>
    <message>
        <source>Asked to take something down</source>
        <translation>지워 달라고 한 것</translation>
    </message>
    <message>
        <source>About this record</source>
        <translation>이 기록에 대해</translation>
    </message>
    <message>
        <source>A next step</source>
        <translation>다음 할 일</translation>
    </message>
    <message>
        <source>Days that follow</source>
        <translation>이어지는 날</translation>
    </message>
    <message>
        <source>Something to do next</source>
        <translation>다음에 할 일</translation>
    </message>
    <message>
        <source>What you typed was thrown away.</source>
        <translation>적던 글을 버렸어요.</translation>
    </message>
</context>
<context>
    <name>UnlockFace</name>
    <message>
        <source>Passphrase</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open with this computer</source>
        <translation>이 컴퓨터로 열기</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>여는 중이에요…</translation>
    </message>
    <message>
        <source>I forgot the passphrase</source>
        <translation>암호를 잊었어요</translation>
    </message>
    <message>
        <source>Open another record</source>
        <translation>다른 기록장 열기</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>백업에서 되살리기</translation>
    </message>
    <message>
        <source>Practise with a made-up record</source>
        <translation>지어낸 기록으로 연습하기</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>기록장</translation>
    </message>
</context>
<context>
    <name>UnlockWindow</name>
    <message>
        <source>Notes</source>
        <translation>기록장</translation>
    </message>
    <message>
        <source>In usual words</source>
        <translation>보통 말로 보기</translation>
    </message>
    <message>
        <source>In easy words</source>
        <translation>쉬운 말로 보기</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>안내</translation>
    </message>
    <message>
        <source>After the passphrase, what can be read is saved into a new folder. Nothing in the old one is changed.</source>
        <translation>암호를 적으면 읽을 수 있는 것을 새 폴더에 옮겨 담아요. 원래 폴더는 바뀌지 않아요.</translation>
    </message>
    <message>
        <source>Choose the folder of a record</source>
        <translation>기록장 폴더 고르기</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>List</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>흐름</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>세어 보기</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>What you noted for today is under Today. It can wait for this break.</source>
        <translation>오늘로 적어 둔 일은 ‘오늘’에 그대로 있어요. 쉬는 동안 기다려도 괜찮아요.</translation>
    </message>
    <message>
        <source>Some things wait here. None needs opening today.</source>
        <translation>기다리는 것이 몇 가지 있어요. 오늘 꼭 열어야 하는 것은 없어요.</translation>
    </message>
    <message>
        <source>Nothing waits for you here.</source>
        <translation>여기서 기다리는 일은 없어요.</translation>
    </message>
</context>
<context>
    <name>WaySheet</name>
    <message>
        <source>You need not do any of this today. Each line says whether it is law, a notice, a guidebook, or advice.</source>
        <translation>오늘 꼭 할 것은 없어요. 줄마다 법인지, 안내인지, 지침인지, 도움말인지 적어 두었어요.</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>See what happens</source>
        <translation>어떻게 되는지 보기</translation>
    </message>
</context>
<context>
    <name>WhenField</name>
    <message>
        <source>{}, the last day</source>
        <translation>{} 끝난 날</translation>
    </message>
    <message>
        <source>Part of the day</source>
        <translation>하루 중 언제</translation>
    </message>
    <message>
        <source>Part of the month</source>
        <translation>그 달의 언제</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>학기</translation>
    </message>
    <message>
        <source>Term 1</source>
        <translation>1학기</translation>
    </message>
    <message>
        <source>Term 2</source>
        <translation>2학기</translation>
    </message>
    <message>
        <source>{}: before or after what?</source>
        <translation>{} 어떤 일의 전이나 후인가요?</translation>
    </message>
    <message>
        <source>Choose one you noted</source>
        <translation>적어 둔 것에서 고르기</translation>
    </message>
    <message>
        <source>The exact time</source>
        <translation>정확한 시각</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>그날</translation>
    </message>
    <message>
        <source>The day, and roughly when</source>
        <translation>그날 언제쯤</translation>
    </message>
    <message>
        <source>The week</source>
        <translation>그 주</translation>
    </message>
    <message>
        <source>The month</source>
        <translation>그 달</translation>
    </message>
    <message>
        <source>Early, mid or late in a month</source>
        <translation>그 달 초·중순·말</translation>
    </message>
    <message>
        <source>The school term</source>
        <translation>그 학기</translation>
    </message>
    <message>
        <source>From one day to another</source>
        <translation>며칠부터 며칠까지</translation>
    </message>
    <message>
        <source>Before something else</source>
        <translation>어떤 일 전</translation>
    </message>
    <message>
        <source>After something else</source>
        <translation>어떤 일 후</translation>
    </message>
    <message>
        <source>I don&apos;t know</source>
        <translation>모르겠어요</translation>
    </message>
    <message>
        <source>Roughly when, if you know</source>
        <translation>대략 언제쯤인지 알면 골라 주세요</translation>
    </message>
    <message>
        <source>Before or after what?</source>
        <translation>어떤 일의 전이나 후인가요?</translation>
    </message>
    <message>
        <source>For example: sports day</source>
        <translation>예: 체육대회</translation>
    </message>
    <message>
        <source>to</source>
        <translation>끝난 날</translation>
    </message>
    <message>
        <source>Something is still empty. If you don&apos;t know it, choose less above.</source>
        <translation>아직 빈칸이 있어요. 모르는 칸이 있으면 위에서 덜 정확한 것을 골라도 돼요.</translation>
    </message>
    <message>
        <source>This can have up to {} letters.</source>
        <translation>여기에는 {}자까지 적을 수 있어요.</translation>
    </message>
    <message>
        <source>It will read: {}</source>
        <translation>이렇게 적혀요: {}</translation>
    </message>
    <message>
        <source>The last day is before the first. You can swap them.</source>
        <translation>끝난 날이 시작한 날보다 앞이에요. 두 날을 바꿔 보세요.</translation>
    </message>
    <message>
        <source>No clock shows that time. Hours go to 23, minutes to 59.</source>
        <translation>시계에 없는 시각이에요. 시는 23까지, 분은 59까지예요.</translation>
    </message>
    <message>
        <source>Write the year with four digits, such as {}.</source>
        <translation>연도를 {}처럼 네 자리로 적어 주세요.</translation>
    </message>
    <message>
        <source>The calendar has no such day: {month} has {days} days.</source>
        <translation>달력에 없는 날이에요. {month}은 {days}일까지 있어요.</translation>
    </message>
</context>
<context>
    <name>WhoHasSheet</name>
    <message>
        <source>Who has what</source>
        <translation>누가 무엇을 갖고 있나</translation>
    </message>
    <message>
        <source>Nothing is noted yet. What you gave to whom, with their number, is easy to forget and often asked for later.</source>
        <translation>아직 적은 것이 없어요. 누구에게 무엇을 냈고 번호가 무엇인지는 잊기 쉽고, 나중에 자주 필요해요.</translation>
    </message>
    <message>
        <source>By receiver</source>
        <translation>받은 곳마다</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>누구에게</translation>
    </message>
    <message>
        <source>What they have</source>
        <translation>갖고 있는 것</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제, 번호</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>알려 준 지문</translation>
    </message>
    <message>
        <source>By item</source>
        <translation>자료마다</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>자료</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>누가 갖고 있나</translation>
    </message>
    <message>
        <source>Note what you gave, and to whom</source>
        <translation>누구에게 무엇을 냈는지 적기</translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation>그리고 {}개 더</translation>
    </message>
    <message>
        <source>Items: {}</source>
        <translation>자료 {}</translation>
    </message>
    <message>
        <source>The same as here: {}</source>
        <translation>여기 것과 같은 것 {}개</translation>
    </message>
    <message>
        <source>The same as here: {same} of {all}</source>
        <translation>{all}개 중 {same}개가 여기 것과 같아요</translation>
    </message>
</context>
<context>
    <name>WordingRow</name>
    <message>
        <source>{field}, until {day}</source>
        <translation>{field} – {day}까지</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>지우기…</translation>
    </message>
    <message>
        <source>Erase “{}”…</source>
        <translation>‘{}’ 지우기…</translation>
    </message>
    <message>
        <source>Erase this for good? It cannot be brought back.</source>
        <translation>아주 지울까요? 다시 볼 수 없어요.</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>아주 지우기</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>그대로 두기</translation>
    </message>
</context>
<context>
    <name>Wordings</name>
    <message>
        <source>How it read before</source>
        <translation>고치기 전의 글</translation>
    </message>
    <message>
        <source>Kept so that you can always show what was changed, and how.</source>
        <translation>무엇이 어떻게 바뀌었는지 언제든 보여 줄 수 있게 남겨 두었어요.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>무슨 일이 있었나요?</translation>
    </message>
    <message>
        <source>Where?</source>
        <translation>어디서 있었나요?</translation>
    </message>
    <message>
        <source>Who told you, or where did you read it?</source>
        <translation>누가 말해 줬나요? 어디서 읽었나요?</translation>
    </message>
    <message>
        <source>What did it do to you?</source>
        <translation>그 일로 어떤 점이 힘들었나요?</translation>
    </message>
    <message>
        <source>What would you like to happen?</source>
        <translation>어떻게 되면 좋겠어요?</translation>
    </message>
</context>
<context>
    <name>_Ask</name>
    <message>
        <source>Whose matter is it?</source>
        <translation>누구의 일인가요?</translation>
    </message>
    <message>
        <source>How old is the person who was harmed?</source>
        <translation>피해를 입은 사람은 몇 살인가요?</translation>
    </message>
    <message>
        <source>In which country?</source>
        <translation>어느 나라에서 있었던 일인가요?</translation>
    </message>
    <message>
        <source>Make the record</source>
        <translation>기록장 만들기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Making the record and locking it with your passphrase…</source>
        <translation>기록장을 만들고 암호로 잠그는 중이에요…</translation>
    </message>
    <message>
        <source>Choose a folder for the record</source>
        <translation>기록장을 둘 폴더 고르기</translation>
    </message>
    <message>
        <source>Help and papers come from this country.</source>
        <translation>도움받을 곳과 문서를 이 나라 것으로 보여 드려요.</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>다른 폴더 고르기</translation>
    </message>
    <message>
        <source>A new record</source>
        <translation>새 기록장</translation>
    </message>
    <message>
        <source>It decides which pictures may be kept. You can change it later.</source>
        <translation>나이에 따라 보관해도 되는 사진이 달라요. 나중에 바꿀 수 있어요.</translation>
    </message>
    <message>
        <source>Where the record lies</source>
        <translation>기록장을 둘 곳</translation>
    </message>
</context>
<context>
    <name>_AwayRow</name>
    <message>
        <source>Take up again</source>
        <translation>다시 꺼내기</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n일 더 남아 있어요</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>다시 꺼내기</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>완전히 지우기</translation>
    </message>
    <message>
        <source>This cannot be brought back.</source>
        <translation>지우면 되돌릴 수 없어요.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>그대로 두기</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>and {} more</source>
        <translation>그 밖에 {}개</translation>
    </message>
    <message>
        <source>Nothing is noted as a next step.</source>
        <translation>다음 할 일로 적은 것이 없어요.</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>지금 보고 있어요</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>넣어 두기</translation>
    </message>
    <message>
        <source>Give back and remove</source>
        <translation>돌려주고 지우기</translation>
    </message>
</context>
<context>
    <name>_Circle</name>
    <message>
        <source>in</source>
        <translation>들이쉬기</translation>
    </message>
    <message>
        <source>out</source>
        <translation>내쉬기</translation>
    </message>
</context>
<context>
    <name>_KnowFirst</name>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Try it with a made-up record first</source>
        <translation>지어낸 기록으로 먼저 연습하기</translation>
    </message>
    <message>
        <source>Open a record that is already there</source>
        <translation>이미 있는 기록장 열기</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>백업에서 되살리기</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>시작하기 전에</translation>
    </message>
    <message>
        <source>What this program does</source>
        <translation>이 프로그램이 하는 것</translation>
    </message>
    <message>
        <source>What it cannot do</source>
        <translation>하지 못하는 것</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Does someone watch this computer, or is it a school&apos;s or a company&apos;s? Then a friend&apos;s or a counsellor&apos;s is better. If others use this account, lock whenever you leave.</source>
        <translation>누가 이 컴퓨터를 살펴보나요, 아니면 학교나 회사 컴퓨터인가요? 그러면 친구나 상담 선생님의 컴퓨터에서 시작하는 것이 더 좋아요. 이 계정을 다른 사람도 쓴다면, 자리를 뜰 때마다 잠가 주세요.</translation>
    </message>
</context>
<context>
    <name>_Link</name>
    <message>
        <source>{term}?</source>
        <translation>{term}?</translation>
    </message>
    <message>
        <source>What is that: {term}</source>
        <translation>{term}: 무슨 뜻인지 보기</translation>
    </message>
</context>
<context>
    <name>_NowOrLater</name>
    <message>
        <source>Write first, and be asked again next time</source>
        <translation>먼저 적고, 다음에 열 때 다시 볼게요</translation>
    </message>
    <message>
        <source>Make the code now</source>
        <translation>지금 코드 만들기</translation>
    </message>
    <message>
        <source>Then only a recovery code opens the record. You can put one on paper now, or write first.</source>
        <translation>그때는 복구 코드로만 열 수 있어요. 지금 종이에 적어 두어도 되고, 먼저 적고 싶은 것을 적어도 돼요.</translation>
    </message>
    <message>
        <source>If the passphrase is ever forgotten</source>
        <translation>혹시 암호를 잊으면</translation>
    </message>
</context>
<context>
    <name>_Places</name>
    <message>
        <source>Where</source>
        <translation>어디</translation>
    </message>
    <message>
        <source>Whom you asked</source>
        <translation>부탁한 곳</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Not in anything that happened yet. It can be ticked there.</source>
        <translation>아직 넣은 일이 없어요. 있었던 일을 적는 곳에서 고를 수 있어요.</translation>
    </message>
    <message>
        <source>Show it in the chat</source>
        <translation>대화에서 보기</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>휴지통에 넣기</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>다시 꺼내기</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>완전히 지우기</translation>
    </message>
    <message>
        <source>It is deleted for good. Nobody can undo that.</source>
        <translation>완전히 지워요. 되돌릴 수 없어요.</translation>
    </message>
    <message>
        <source>Yes, delete it for good</source>
        <translation>네, 완전히 지우기</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 둘게요</translation>
    </message>
    <message>
        <source>Moved here on {}</source>
        <translation>{}에 넣음</translation>
    </message>
    <message>
        <source>its number and its receipt are kept</source>
        <translation>번호와 건넨 기록은 남아요</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n일 더 남아 있어요</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Without</name>
    <message>
        <source>Back to the code</source>
        <translation>코드로 돌아가기</translation>
    </message>
    <message>
        <source>Go on without a code</source>
        <translation>코드 없이 계속하기</translation>
    </message>
    <message>
        <source>Then the passphrase is the only way in. If it is ever forgotten, nobody can open the record again.

Perhaps there is no safe place for a paper just now. That is a good reason. You can make a code at any time later, under “Keys &amp; copies”.</source>
        <translation>그러면 이 기록장은 암호로만 열려요. 암호가 떠오르지 않으면 누구도 다시 열 수 없어요.

지금은 종이를 안전하게 둘 곳이 없을 수도 있어요. 코드는 나중에 ‘열쇠와 사본’에서 언제든 만들 수 있어요.</translation>
    </message>
    <message>
        <source>Without a code?</source>
        <translation>코드 없이 계속할까요?</translation>
    </message>
</context>
</TS>

; The installer for Windows, made by Inno Setup 6: iscc /DVersion=0.1.0 packaging\windows\notes.iss
; It installs for one account and asks for no administrator. Nothing it writes says what the
; program is for. What a person wrote is never touched, and where it is is said at the end.

#ifndef Version
  #error Say which version: /DVersion=0.1.0
#endif

[Setup]
AppId={{6E1B0B1E-4B55-4F38-9B0C-2B6C8E1D7A51}
AppName=Notes
AppVersion={#Version}
AppPublisher=Notes
DefaultDirName={localappdata}\Programs\Notes
DisableDirPage=yes
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=notes-{#Version}-setup
SetupIconFile=build\made\notes.ico
UninstallDisplayIcon={app}\notes.exe
UninstallDisplayName=Notes
LicenseFile=LICENSE
Compression=lzma2/ultra64
SolidCompression=yes
WizardStyle=modern
ShowLanguageDialog=no
; Leave no list of what was chosen, and no log.
UsePreviousLanguage=no
UsePreviousTasks=no
SetupLogging=no
#ifdef Sign
SignTool=own
SignedUninstaller=yes
#endif

[Languages]
Name: "ko"; MessagesFile: "compiler:Languages\Korean.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
ko.MenuName=기록장
en.MenuName=Notes
ko.DesktopIcon=바탕 화면에 바로 가기 만들기
en.DesktopIcon=Put a shortcut on the desktop
ko.Stays=프로그램을 지웠어요. 적어 두신 기록은 그대로 있어요: %1%n%n기록까지 지우려면 그 폴더를 직접 지워 주세요. 프로그램이 없으면 기록을 읽을 수 없어요.
en.Stays=The program is gone. What you wrote is still there: %1%n%nTo remove that as well, delete the folder yourself. Without the program it cannot be read.

[Tasks]
Name: "desktop"; Description: "{cm:DesktopIcon}"; Flags: unchecked

[Files]
Source: "build\frozen\notes\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs

[Icons]
Name: "{userprograms}\{cm:MenuName}"; Filename: "{app}\notes.exe"
Name: "{userdesktop}\{cm:MenuName}"; Filename: "{app}\notes.exe"; Tasks: desktop

[InstallDelete]
; An older version's parts, so that none of them is loaded by the new one.
Type: filesandordirs; Name: "{app}\_internal"

[Code]
procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Place: String;
begin
  Place := ExpandConstant('{localappdata}\notes-data');
  if (Step = usPostUninstall) and DirExists(Place) and not UninstallSilent then
    MsgBox(FmtMessage(CustomMessage('Stays'), [Place]), mbInformation, MB_OK);
end;

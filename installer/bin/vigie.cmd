@echo off
rem Starts Vigie on a Java 25 that it finds by itself, from any folder.
rem   VIGIE_JAVA_HOME   the Java to use; then no other is looked for
rem   VIGIE_OPTS        more options for the Java machine
rem
rem The code page is the terminal's own and stays as it is: Java writes to a terminal in its code page.
rem No -Dstdout.encoding here: it would be wrong in one of the two, a terminal or a file.
rem Its own messages have no accents: in which code page they will be read is not known.
rem Delayed expansion stays off, so that a "!" in a path or a reason is only a "!".
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "APP=%%~fI"
set "FOUND="
set "PROGRAMS=%ProgramFiles%"
if defined ProgramW6432 set "PROGRAMS=%ProgramW6432%"

if not defined VIGIE_JAVA_HOME goto look
call :consider "%VIGIE_JAVA_HOME%"
if defined FOUND goto start
call :say "Vigie : VIGIE_JAVA_HOME ne designe pas un Java 25. Corriger cette variable ou la supprimer."
call :say "Vigie: VIGIE_JAVA_HOME does not name a Java 25. Correct this variable or remove it."
exit /b 2

:look
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if defined FOUND goto start
for %%J in (java.exe) do for %%B in ("%%~dp$PATH:J..") do if not "%%~$PATH:J"=="" call :consider "%%~fB"
if defined FOUND goto start
for /d %%D in (
    "%PROGRAMS%\Eclipse Adoptium\jdk-25*" "%PROGRAMS%\Eclipse Adoptium\jre-25*"
    "%PROGRAMS%\Java\jdk-25*" "%PROGRAMS%\Java\jre-25*"
    "%PROGRAMS%\Microsoft\jdk-25*" "%PROGRAMS%\Zulu\zulu-25*"
    "%PROGRAMS%\Amazon Corretto\jdk25*" "%PROGRAMS%\BellSoft\LibericaJDK-25*"
    "%LOCALAPPDATA%\Programs\Eclipse Adoptium\jdk-25*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\jre-25*"
    "%USERPROFILE%\.jdks\*25*"
) do call :consider "%%~fD"
if defined FOUND goto start
call :say "Vigie : il faut Java 25, et aucun n'a ete trouve sur cette machine."
call :say "        Installer Temurin 25 (https://adoptium.net) puis recommencer, ou donner"
call :say "        le dossier d'un Java 25 dans la variable VIGIE_JAVA_HOME."
call :say "Vigie: Java 25 is needed, and none was found on this machine."
call :say "       Install Temurin 25 (https://adoptium.net) and try again, or name the"
call :say "       folder of a Java 25 in the variable VIGIE_JAVA_HOME."
exit /b 2

rem A short command ends before the second compiler would pay; a window or a demonstration does not.
rem The scan stops at the verb: what follows may hold any character. SHIFT does not change what is handed on.
:start
set "QUICK=-XX:TieredStopAtLevel=1 -Xmx256m -XX:CompressedClassSpaceSize=96m -XX:ReservedCodeCacheSize=64m"
set "ASKS="
:scan
if "%~1"=="" goto noverb
if /i "%~1"=="console" goto slow
if /i "%~1"=="demo" goto slow
if "%~1"=="-h" set "ASKS=yes"
if "%~1"=="--help" set "ASKS=yes"
if "%~1"=="-V" set "ASKS=yes"
if "%~1"=="--version" set "ASKS=yes"
if "%~1"=="--home" goto skipvalue
if "%~1"=="--lang" goto skipvalue
set "WORD=%~1"
if not "%WORD:~0,1%"=="-" goto launch
shift
goto scan
:skipvalue
shift
shift
goto scan
:noverb
if defined ASKS goto launch
:slow
set "QUICK="

rem Only the window needs JavaFX. Everything else starts warm from what the build has learnt (lib\vigie.aot).
:launch
set "AOT="
if exist "%APP%\lib\vigie.aot" set AOT="-Dvigie.aot=%APP%\lib\vigie.aot"
if not defined QUICK goto window
if exist "%APP%\lib\vigie.aot" set AOT="-XX:AOTCache=%APP%\lib\vigie.aot" "-Dvigie.aot=%APP%\lib\vigie.aot" -Xlog:disable -Xlog:all=error:stderr
"%FOUND%\bin\java.exe" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC "-Dvigie.native=%APP%\lib\native" %QUICK% %AOT% %VIGIE_OPTS% -cp "%APP%\lib\*" org.vigie.app.Vigie %*
exit /b %ERRORLEVEL%
:window
"%FOUND%\bin\java.exe" --enable-native-access=javafx.graphics,ALL-UNNAMED -XX:+UseSerialGC "-Dvigie.native=%APP%\lib\native" %AOT% --module-path "%APP%\lib\javafx" --add-modules javafx.controls,javafx.fxml %VIGIE_OPTS% -cp "%APP%\lib\*;%APP%\lib\window\*" org.vigie.app.Vigie %*
exit /b %ERRORLEVEL%

rem Reads what the folder says about itself: starting each Java to ask it would take seconds.
:consider
if defined FOUND exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
"%SystemRoot%\System32\findstr.exe" /r /b /c:"JAVA_VERSION=.25[^0-9]" "%~1\release" >nul 2>&1 && set "FOUND=%~1"
exit /b 0

:say
>&2 echo(%~1
exit /b 0

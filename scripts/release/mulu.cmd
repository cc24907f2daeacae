@echo off
rem Runs mulu with the Node.js beside it: none has to be installed. A file or a folder that is dropped on it comes as one full path.
setlocal
set "HERE=%~dp0"
if "%~1"=="" goto dropped
if "%~1"=="%~f1" if "%~2"=="" goto dropped
"%HERE%node\node.exe" "%HERE%bin\mulu.js" %*
exit /b %errorlevel%

:dropped
"%HERE%node\node.exe" "%HERE%dropped.mjs" "%~1"
pause

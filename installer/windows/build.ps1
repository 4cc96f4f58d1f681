# SPDX-License-Identifier: Apache-2.0
# Makes the app image and an installer for Windows: windows\build.ps1, from anywhere, in PowerShell 5 or
# newer. Wants JDK 25 (JAVA_HOME, else java on the PATH), Maven, and WiX 3 or newer for the installer.
# Source: docs.oracle.com/en/java/javase/25/jpackage.
$ErrorActionPreference = 'Stop'
$installer = Split-Path -Parent $PSScriptRoot
$root = Split-Path -Parent $installer
$target = Join-Path $installer 'target'

if (-not $env:JAVA_HOME) {
  $java = Get-Command java -ErrorAction SilentlyContinue
  if (-not $java) { throw 'Spareframe needs JDK 25 and none was found: get it from https://adoptium.net' }
  $env:JAVA_HOME = Split-Path -Parent (Split-Path -Parent $java.Source)
}

function Invoke-Tool([string] $tool, [string[]] $arguments) {
  & $tool @arguments
  if ($LASTEXITCODE -ne 0) { throw "$tool failed with code $LASTEXITCODE" }
}

$version = ([xml](Get-Content (Join-Path $root 'pom.xml'))).project.version
$code = Get-Content -Raw (Join-Path $root 'app\src\main\java\io\spareframe\app\place\JavaProcess.java')
$list = [regex]::Match($code, '(?s)AGENT_OPTIONS =(.*?)\);').Groups[1].Value
$agentOptions = ([regex]::Matches($list, '"(-[^"]*)"') | ForEach-Object { $_.Groups[1].Value }) -join ' '
$modules = [regex]::Match((Get-Content -Raw (Join-Path $installer 'image.sh')), '(?s)MODULES="(.*?)"').Groups[1].Value
$modules = $modules -replace '\\\r?\n', ''

if (Test-Path $target) { Remove-Item -Recurse -Force $target }
New-Item -ItemType Directory -Force "$target\javafx", "$target\input", "$target\launchers" | Out-Null

Push-Location $root
try { Invoke-Tool 'mvn' @('-B', '-q', '-Dmaven.test.skip=true', 'package') } finally { Pop-Location }

$libraries = Join-Path $root 'ui\target\dist\lib'
Copy-Item "$libraries\javafx-*-win*.jar" "$target\javafx"
Get-ChildItem "$libraries\*.jar" |
  Where-Object { $_.Name -notlike 'javafx-*' } |
  Where-Object { $_.Name -notlike '*-natives-*' -or $_.Name -like '*windows*' } |
  Copy-Item -Destination "$target\input"

# Names on Windows do not tell upper from lower case, so the command line has a name of its own there.
$launchers = @{ 'spareframe-cli' = 'spareframe'; 'spareframe-agent' = 'spareframe-agent' }
$added = @()
foreach ($name in $launchers.Keys) {
  $text = (Get-Content -Raw (Join-Path $installer "launchers\$($launchers[$name]).properties")) `
    -replace '@APP_JAR@', "app-$version.jar" -replace '@AGENT_OPTIONS@', $agentOptions
  Set-Content -Path "$target\launchers\$name.properties" -Value $text
  $added += @('--add-launcher', "$name=$target\launchers\$name.properties")
}

Invoke-Tool "$env:JAVA_HOME\bin\jlink" @(
  '--module-path', "$target\javafx", '--add-modules', $modules,
  '--strip-debug', '--no-header-files', '--no-man-pages', '--compress', 'zip-6',
  '--generate-cds-archive', '--output', "$target\runtime")
# Archives for heap layouts that no launcher of ours asks for; a runtime without them starts as well.
Get-ChildItem -Recurse "$target\runtime" -Filter 'classes_*.jsa' | Remove-Item

Invoke-Tool "$env:JAVA_HOME\bin\jpackage" (@(
  '--type', 'app-image', '--dest', $target, '--name', 'Spareframe', '--app-version', $version,
  '--vendor', 'Spareframe', '--description', 'Lends the graphics card while you do not play',
  '--icon', (Join-Path $installer 'icon\spareframe.ico'),
  '--runtime-image', "$target\runtime", '--input', "$target\input",
  '--main-jar', "ui-$version.jar", '--main-class', 'io.spareframe.ui.WindowMain',
  '--java-options', '-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED') + $added)

# For one user: no administrator is asked, and the keys stay with who made them.
Invoke-Tool "$env:JAVA_HOME\bin\jpackage" @(
  '--type', 'msi', '--dest', $target, '--name', 'Spareframe', '--app-version', $version,
  '--app-image', "$target\Spareframe", '--win-per-user-install', '--win-menu', '--win-shortcut-prompt',
  '--win-upgrade-uuid', 'b1c6a0f2-6f0e-4f0b-9a53-6b1f3f0c7d21')

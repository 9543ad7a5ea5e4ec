using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Shouldly;
using Xunit;

namespace Engine.Tidy;

/// <summary>
/// What a build says where Node cannot be used (src/Engine.Host/Console.targets): the decision alone, with a Node and an npm that only say their version.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class ConsoleBuildTests : IDisposable
{
    private const string Publishing = "_IsPublishing";
    private const string Required = "ConsoleRequired";

    private readonly string _folder = Directory.CreateTempSubdirectory("engine-console-build-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(null, false, Publishing, 0, "warning CONSOLE1: Node was not found")]
    [InlineData("v18.20.4", true, Publishing, 0, "warning CONSOLE1: Node 18.20.4 is too old")]
    [InlineData("v20.18.3", true, Publishing, 0, "warning CONSOLE1: Node 20.18.3 is too old")]
    [InlineData("nonsense", true, Publishing, 0, "warning CONSOLE1: Node was not found")]
    [InlineData("v22.1.0", false, Publishing, 0, "warning CONSOLE1: npm was not found")]
    [InlineData(null, false, Required, 1, "error CONSOLE2: The web console is required (ConsoleRequired=true), but Node was not found")]
    [InlineData("v18.20.4", true, Required, 1, "but Node 18.20.4 is too old")]
    [InlineData("v22.1.0", false, Required, 1, "but npm was not found")]
    public async Task Build_WithoutUsableNode_SaysWhatToDo(string? node, bool hasNpm, string property, int exitCode, string words)
    {
        var (code, output) = await BuildAsync(node, hasNpm, property + "=true");

        code.ShouldBe(exitCode, output);
        output.ShouldContain(words);
        output.ShouldContain("Install Node 20.19 or newer with npm and build again");
    }

    [Theory]
    [InlineData("ConsoleRequired=false")]
    [InlineData("_IsPublishing=true;ConsoleSkip=true")]
    public async Task Build_ThatDoesNotWantTheConsole_AsksNobodyAndSaysNothing(string properties)
    {
        var (code, output) = await BuildAsync(node: null, hasNpm: false, properties);

        code.ShouldBe(0, output);
        output.ShouldNotContain("CONSOLE");
    }

    private async Task<(int Code, string Output)> BuildAsync(string? node, bool hasNpm, string properties)
    {
        var programs = Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(programs, "sh"), "/bin/sh");
        Program(programs, "node", node);
        Program(programs, "npm", hasNpm ? "10.9.0" : null);
        var targets = Path.Combine(SourceTree.Root, "src", "Engine.Host", "Console.targets");
        var project = Path.Combine(_folder, "only.proj");
        await File.WriteAllTextAsync(project, $"""<Project><Import Project="{targets}" /></Project>""");
        var start = new ProcessStartInfo(DotNet(), ["msbuild", project, "-nologo", "-v:m", "-nr:false", "-t:TellWithoutConsole", "-p:" + properties])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = _folder,
            Environment = { ["PATH"] = programs },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private static void Program(string folder, string name, string? answer)
    {
        if (answer is null)
        {
            return;
        }

        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/sh\necho {answer}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The SDK that runs this test: three folders above the framework.</summary>
    private static string DotNet() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
}

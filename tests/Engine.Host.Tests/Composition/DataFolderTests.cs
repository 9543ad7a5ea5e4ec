using System.CommandLine;
using System.Runtime.Versioning;
using Engine.Host.Commands;
using Engine.Host.Composition;
using Engine.Testing.Processes;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Composition;

/// <summary>The data folder is closed to everybody but the user that runs the engine (API-44).</summary>
[SupportedOSPlatform("linux")]
public sealed class DataFolderTests : IDisposable
{
    private const UnixFileMode OthersMay =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const UnixFileMode Open = OthersMay | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder = Directory.CreateTempSubdirectory("engine-data-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WhatExists_IsClosed_WhatIsNotTheEngines_IsLeftAlone()
    {
        File.SetUnixFileMode(_folder, Open);
        var prompt = Path.Combine(_folder, "speech-cache", "ab", "clip");
        Directory.CreateDirectory(Path.GetDirectoryName(prompt)!);
        string[] own = [prompt, .. new[] { "engine.db", "engine.db-wal", "engine.db-shm", "engine.db.owner", "engine.json" }.Select(name => Path.Combine(_folder, name))];
        var foreign = Path.Combine(_folder, "start.sh");
        foreach (var file in own.Append(foreign))
        {
            File.WriteAllText(file, "x");
            File.SetUnixFileMode(file, Open);
        }

        DataFolder.Fault(_folder).ShouldBeNull();

        File.GetUnixFileMode(_folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Path.GetDirectoryName(prompt)!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        own.ShouldAllBe(file => File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        File.GetUnixFileMode(foreign).ShouldBe(Open, "nobody reaches it through a closed folder");
    }

    [Fact]
    public void FolderOfSomebodyElse_IsRefusedBeforeAnythingIsChanged()
    {
        File.SetUnixFileMode(_folder, Open);

        var fault = DataFolder.Fault(_folder, user: 4_000_000_000).ShouldNotBeNull();

        fault.ShouldContain("belongs to another user");
        fault.ShouldContain("chown");
        fault.ShouldNotContain('\n');
        File.GetUnixFileMode(_folder).ShouldBe(Open);
    }

    [Fact]
    public void FolderThatLinksLeadOutOf_TheirTargetsAreLeftAlone()
    {
        var outside = Directory.CreateTempSubdirectory("engine-outside-").FullName;
        try
        {
            var target = Path.Combine(outside, "engine.json");
            File.WriteAllText(target, "{}");
            File.SetUnixFileMode(target, Open);
            File.CreateSymbolicLink(Path.Combine(_folder, "engine.json"), target);

            DataFolder.Fault(_folder).ShouldBeNull();

            File.GetUnixFileMode(target).ShouldBe(Open);
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    /// <summary>In the kernel's own file system nobody sets a mode.</summary>
    [Theory]
    [InlineData("/proc/self/task", "cannot be closed to other users (mode 700)")]
    [InlineData("/proc/self/nothing", "cannot be made")]
    [InlineData("/", "The data folder cannot be /")]
    public async Task Serve_FolderThatCannotBeClosed_IsToldInOneLine(string folder, string words)
    {
        using var errors = new StringWriter();

        var code = await EngineCommand.Create()
            .Parse(["serve", "--data", folder, "--listen", "http://127.0.0.1:0", "--sip", "127.0.0.1:0"])
            .InvokeAsync(new InvocationConfiguration { Output = TextWriter.Null, Error = errors });

        code.ShouldBe(2);
        errors.ToString().TrimEnd().ShouldContain(words);
        errors.ToString().TrimEnd().ShouldNotContain('\n');
        errors.ToString().ShouldContain("--data");
    }

    /// <summary>Whatever the engine and its commands make in there, whoever added it: the process is asked, not the code.</summary>
    [Fact]
    public async Task Serve_RealProcess_NothingItMakesIsOpenToOthers()
    {
        await using var engine = new EngineProcess(EngineProcess.Locate(), Path.Combine(_folder, "fresh"));
        await engine.RunAsync("number", "add", "+12025550100");
        await engine.StartAsync();

        var made = Directory.EnumerateFileSystemEntries(engine.Data, "*", SearchOption.AllDirectories).Append(engine.Data).ToList();

        made.Count.ShouldBeGreaterThan(4);
        made.Where(entry => (File.GetUnixFileMode(entry) & OthersMay) != 0).ShouldBeEmpty();
        made.ShouldContain(entry => entry.EndsWith("engine.db-wal", StringComparison.Ordinal));
    }
}

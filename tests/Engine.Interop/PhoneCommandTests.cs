using System.Diagnostics;
using System.Text.Json.Nodes;
using Engine.Media.Prompts;
using Engine.Testing.Processes;
using Shouldly;
using Xunit;

namespace Engine.Interop;

/// <summary><c>engine phone</c> as a process of its own, called by a real server (API-46).</summary>
[Collection(Patient.Outcomes)]
public sealed class PhoneCommandTests(EngineFixture fixture) : IClassFixture<EngineFixture>, IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("engine-phone-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Holds API-46.
    [Fact]
    public async Task Phone_CalledTwice_AnswersAndKeepsBothSounds()
    {
        var wav = Path.Combine(_folder, "heard.wav");
        using var phone = new PhoneProcess("--after", "0.2", "--keys", "5", "--wav", wav);
        var trunk = await fixture.TrunkAsync(await phone.PortAsync());

        Word(await fixture.CallAsync(trunk), "outcome").ShouldBe("answered");
        (await phone.UntilAsync("ended", Soon))["wav"]!.GetValue<string>().ShouldBe(wav);
        Word(await fixture.CallAsync(trunk), "outcome").ShouldBe("answered");
        (await phone.UntilAsync("ended", Soon))["wav"]!.GetValue<string>().ShouldBe(Path.Combine(_folder, "heard-2.wav"));

        phone.Events.Take(4).ShouldBe(["listening", "ringing", "answered", "key"]);
        WavReader.TryRead(await File.ReadAllBytesAsync(wav), out var clip).ShouldBe(WavFault.None);
        clip!.Samples.Count(sample => Math.Abs((int)sample) > 1000).ShouldBeGreaterThan(1000, "audible speech");
    }

    // Holds API-46.
    [Fact]
    public async Task Phone_Sigterm_EndsTheCallByByeAndTheProcessWell()
    {
        using var phone = new PhoneProcess("--after", "0");
        var trunk = await fixture.TrunkAsync(await phone.PortAsync());
        var call = fixture.CallAsync(trunk, text: string.Join(' ', Enumerable.Repeat("This takes long enough to be interrupted.", 8)));
        await phone.UntilAsync("answered", Soon);

        (await phone.TerminateAsync(Soon)).ShouldBe(0);

        ((string)(await phone.UntilAsync("ended", Soon))["cause"]!).ShouldBe("phone_hung_up");
        var ended = await call;
        Word(ended, "outcome").ShouldBe("answered");
        Word(ended, "reason").ShouldBe("remote_hangup", ended.ToJsonString());
    }

    private static string? Word(JsonNode interaction, string name) => (string?)interaction[name];

    private sealed class PhoneProcess : IDisposable
    {
        private readonly Process _process;

        public PhoneProcess(params string[] options)
        {
            var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
            string[] words = [EngineProcess.Locate(), "phone", "--listen", "127.0.0.1:0", "--json", .. options];
            foreach (var word in words)
            {
                start.ArgumentList.Add(word);
            }

            _process = Process.Start(start)!;
        }

        public List<string> Events { get; } = [];

        public async Task<int> PortAsync() => int.Parse(((string)(await UntilAsync("listening", Soon))["address"]!).Split(':')[1]);

        public async Task<JsonNode> UntilAsync(string name, TimeSpan within)
        {
            using var limit = new CancellationTokenSource(within);
            while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                var happened = JsonNode.Parse(line)!;
                Events.Add((string)happened["event"]!);
                if (Events[^1] == name)
                {
                    return happened;
                }
            }

            throw new InvalidOperationException($"The phone ended before {name}.");
        }

        public async Task<int> TerminateAsync(TimeSpan within)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
            await kill.WaitForExitAsync();
            using var limit = new CancellationTokenSource(within);
            await _process.WaitForExitAsync(limit.Token);
            return _process.ExitCode;
        }

        public void Dispose()
        {
            if (!_process.HasExited)
            {
                _process.Kill();
            }

            _process.Dispose();
        }
    }
}

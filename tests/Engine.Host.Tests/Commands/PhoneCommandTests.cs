using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Host.Commands;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Commands;

/// <summary><c>engine phone</c> (API-46): what it refuses, and that it ends when told; calls to it are in Engine.Phone.Tests and Engine.Interop.</summary>
public sealed class PhoneCommandTests
{
    // Holds API-46.
    [Fact]
    public async Task Phone_PortTaken_SaysWhichAndByWhichFlag()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var (code, _, errors) = await RunAsync(CancellationToken.None, "phone", "--listen", other.LocalEndPoint!.ToString()!);

        code.ShouldBe(2);
        errors.ShouldContain(other.LocalEndPoint.ToString()!);
        errors.ShouldContain("--listen");
        errors.Trim().Split('\n').Length.ShouldBe(1);
    }

    // Holds API-46.
    [Theory]
    [InlineData("--listen", "192.0.2.1:5080", "loopback")]
    [InlineData("--listen", "0.0.0.0:5080", "loopback")]
    [InlineData("--listen", "127.0.0.1", "loopback")]
    [InlineData("--listen", "127.0.0.1:99999", "loopback")]
    [InlineData("--keys", "12x", "not X")]
    [InlineData("--wav", "no-such-folder/heard.wav", "does not exist")]
    public async Task Phone_ValueThatCannotBe_IsRefusedInWords(string option, string value, string words)
    {
        var (code, _, errors) = await RunAsync(CancellationToken.None, "phone", option, value);

        code.ShouldBe(2);
        errors.ShouldContain(words);
    }

    // Holds API-46.
    [Fact]
    public async Task Phone_ToldToStop_HasSaidWhereItListensAndEndsWell()
    {
        using var stop = new CancellationTokenSource();
        using var output = new Told(line => stop.Cancel());
        var config = new InvocationConfiguration { Output = output, Error = output };

        (await EngineCommand.Create().Parse(["phone", "--listen", "localhost:0", "--json"]).InvokeAsync(config, stop.Token)).ShouldBe(0);

        var line = JsonNode.Parse(output.Line)!;
        ((string)line["event"]!).ShouldBe("listening");
        IPEndPoint.Parse((string)line["address"]!).Port.ShouldBeGreaterThan(0);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(CancellationToken cancellation, params string[] words)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var code = await EngineCommand.Create().Parse(words).InvokeAsync(new InvocationConfiguration { Output = output, Error = errors }, cancellation);
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>Calls back with the first line.</summary>
    private sealed class Told(Action<string> told) : TextWriter
    {
        public string Line { get; private set; } = "";

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            Line = value ?? "";
            told(Line);
        }

        public override void Write(char value)
        {
        }
    }
}

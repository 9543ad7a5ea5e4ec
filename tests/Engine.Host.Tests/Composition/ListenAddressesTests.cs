using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Engine.Host.Commands;
using Engine.Host.Composition;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Composition;

/// <summary>A start that cannot have its addresses says which and which setting, in one line (API-43).</summary>
public sealed class ListenAddressesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engine-listen-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Serve_SipPortTaken_IsToldInOneLine()
    {
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var taken = (IPEndPoint)other.Client.LocalEndPoint!;

        await RefusedAsync(["--sip", taken.ToString()], $"The SIP address {taken} (UDP) is taken by another program. Stop that one, or set sip:listen (--sip) to a free port.");
    }

    /// <summary>It was free when it was tried: the start itself finds it taken, behind whatever wraps the refusal.</summary>
    [Fact]
    public void SocketFaultIn_HoweverWrapped_IsFound()
    {
        var socket = new SocketException((int)SocketError.AddressAlreadyInUse);
        foreach (var fault in new Exception[] { socket, new IOException("x", socket), new AggregateException(new InvalidOperationException("other"), new IOException("x", socket)) })
        {
            ServeCommand.SocketFaultIn(fault).ShouldBe(socket);
        }

        ServeCommand.SocketFaultIn(new InvalidOperationException("other")).ShouldBeNull();
    }

    [Fact]
    public async Task Serve_HttpPortTaken_IsToldInOneLine()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{other.LocalEndpoint}";

        await RefusedAsync(
            ["--listen", $"http://127.0.0.1:0;{url}"], $"The HTTP address {url} is taken by another program. Stop that one, or set server:listen (--listen) to a free port.");
    }

    [Fact]
    public async Task Serve_EveryMediaPortTaken_IsToldInOneLine()
    {
        using var other = EvenPort();
        var port = ((IPEndPoint)other.LocalEndPoint!).Port;

        await RefusedAsync(
            ["--set", $"media:first_port={port}", "--set", $"media:last_port={port + 1}"],
            $"Every RTP port of 127.0.0.1 from {port} to {port + 1} (UDP) is taken by another program. Stop that one, or set media:first_port and media:last_port to a range with free ports.");
    }

    /// <summary>192.0.2.0/24 is nobody's (RFC 5737).</summary>
    [Theory]
    [InlineData("--listen", "http://192.0.2.1:8080", "The HTTP address http://192.0.2.1:8080 is not an address of this machine. Set server:listen (--listen) to one that is, or to 0.0.0.0 for all.")]
    [InlineData("--sip", "192.0.2.1:5060", "The SIP address 192.0.2.1:5060 (UDP) is not an address of this machine. Set sip:listen (--sip) to one that is, or to 0.0.0.0 for all.")]
    [InlineData("--set", "media:bind=192.0.2.1", "The RTP address 192.0.2.1:20000 (UDP) is not an address of this machine. Set media:bind to one that is, or to 0.0.0.0 for all.")]
    [InlineData("--set", "server:drain_seconds=-1", "server:drain_seconds must be a whole number from 0 to 86400 (0 ends calls at once, at most 24 hours), not -1.")]
    [InlineData("--sip", "anywhere", "sip:listen must be ADDRESS:PORT, such as 0.0.0.0:5060; port 0 takes any free one, not anywhere.")]
    public Task Serve_WithWhatCannotBe_IsToldInOneLine(string option, string value, string line) => RefusedAsync([option, value], line);

    [Theory]
    [InlineData(SocketError.AccessDenied, "ports below 1024 need a permission")]
    [InlineData(SocketError.AddressFamilyNotSupported, "IPv6 is off")]
    [InlineData(SocketError.NoBufferSpaceAvailable, "NoBufferSpaceAvailable")]
    public void Words_OfWhatRootCannotProvoke(SocketError error, string words)
    {
        var line = ListenAddresses.Words("The SIP address [::1]:80 (UDP)", "sip:listen (--sip)", error);

        line.ShouldContain(words);
        line.ShouldContain("sip:listen (--sip)");
        line.ShouldNotContain('\n');
    }

    [Fact]
    public void FreeAddresses_AreLetGoAgain()
    {
        var (server, sip, media) = (new ServerConfig { Listen = "http://127.0.0.1:0;http://localhost:0" }, new SipSettings { Listen = "127.0.0.1:0" }, new MediaSettings());

        for (var times = 0; times < 3; times++)
        {
            ListenAddresses.Fault(server, sip, media).ShouldBeNull();
        }
    }

    /// <summary>The addresses are tried before anything is opened, so nothing is left behind.</summary>
    private async Task RefusedAsync(string[] options, string line)
    {
        using var errors = new StringWriter();
        string[] words = ["serve", "--data", _folder, "--set", "server:listen=http://127.0.0.1:0", "--set", "sip:listen=127.0.0.1:0", .. options];

        var code = await EngineCommand.Create().Parse(words).InvokeAsync(new InvocationConfiguration { Output = TextWriter.Null, Error = errors });

        code.ShouldBe(ExitCode.Refused);
        errors.ToString().TrimEnd().ShouldBe(line);
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    private static Socket EvenPort()
    {
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            if (((IPEndPoint)socket.LocalEndPoint!).Port % 2 == 0)
            {
                return socket;
            }

            socket.Dispose();
        }
    }
}

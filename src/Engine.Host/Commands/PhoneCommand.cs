using System.CommandLine;
using System.Net;
using Engine.Phone;

namespace Engine.Host.Commands;

/// <summary><c>phone</c>: a SIP phone on this machine that calls can go to, for trying the engine without a carrier.</summary>
internal static class PhoneCommand
{
    private const int MaxRingSeconds = 180;
    private const int MaxTalkSeconds = 3600;
    private const double DefaultRingSeconds = 1;

    public static Command Create()
    {
        var listen = new Option<string>("--listen", "-l")
        {
            Description = "Loopback address and UDP port it takes calls at.", DefaultValueFactory = _ => "127.0.0.1:5080",
        };
        var callee = new Option<PhoneBehaviour>("--callee")
        {
            Description = "What it does with every call: answer, busy, decline, silent (rings, never answers), unknown (no such number).",
            DefaultValueFactory = _ => PhoneBehaviour.Answer,
        };
        var after = new Option<double>("--after")
        {
            Description = "Seconds it rings before it answers or declines.", DefaultValueFactory = _ => DefaultRingSeconds,
        };
        var hangUpAfter = new Option<double?>("--hang-up-after") { Description = "Seconds it talks before it hangs up; the caller does when left out." };
        var keys = new Option<string?>("--keys")
        {
            Description = "Keys it presses from a second after the answer on: 0-9 * # A-D, and a comma for a pause of one second.",
        };
        var wav = new Option<string?>("--wav") { Description = "WAV file of what it heard; FILE-2, FILE-3 and so on for the calls after the first." };
        var json = new Option<bool>("--json") { Description = "Print each event as one line of JSON." };
        after.Takes(0, MaxRingSeconds);
        hangUpAfter.Takes(0, MaxTalkSeconds);
        var command = new Command("phone", "Be a phone that the engine can call, until Ctrl+C.") { listen, callee, after, hangUpAfter, keys, wav, json };
        command.SetAction((parsed, cancellation) =>
        {
            if (Loopback(parsed.GetRequiredValue(listen)) is not { } address)
            {
                return Task.FromResult(CommandOutput.Refuse(
                    parsed, $"--listen takes a loopback address of IPv4 and a port, such as 127.0.0.1:5080, not {parsed.GetValue(listen)}."));
            }

            if (!DialString.TryRead(parsed.GetValue(keys) ?? "", out var presses, out var fault))
            {
                return Task.FromResult(CommandOutput.Refuse(parsed, $"--keys {fault}"));
            }

            var config = new PhoneConfig
            {
                Listen = address,
                Behaviour = parsed.GetValue(callee),
                RingFor = TimeSpan.FromSeconds(parsed.GetValue(after)),
                HangUpAfter = parsed.GetValue(hangUpAfter) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                Keys = presses,
            };
            return new PhoneRun(parsed, parsed.GetValue(json), parsed.GetValue(wav), TimeProvider.System).RunAsync(config, cancellation);
        });
        return command;
    }

    private static IPEndPoint? Loopback(string text)
    {
        var numeric = text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? $"127.0.0.1:{text["localhost:".Length..]}" : text;
        return numeric.Contains(':', StringComparison.Ordinal)
            && IPEndPoint.TryParse(numeric, out var address)
            && IPAddress.IsLoopback(address.Address)
            && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? address
            : null;
    }
}

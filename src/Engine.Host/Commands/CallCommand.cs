using System.CommandLine;

namespace Engine.Host.Commands;

/// <summary><c>call</c>: one test call over a trunk, without flow and without trace in the store; prints what happens as it happens.</summary>
internal static class CallCommand
{
    private const int MinRingSeconds = 10;
    private const int MaxRingSeconds = 35;

    public static Command Create()
    {
        var common = new CommonOptions();
        var trunk = new Option<string>("--trunk", "-t") { Description = "Id or name of the trunk.", Required = true };
        var to = new Option<string>("--to") { Description = "Number to call, E.164.", Required = true };
        var from = new Option<string?>("--from") { Description = "Number shown; the account's first when left out." };
        var say = new Option<string>("--say") { Description = "Text to speak.", DefaultValueFactory = _ => "This is a test call. Good bye." };
        var language = new Option<string>("--language") { Description = "Language of the text.", DefaultValueFactory = _ => "en-US" };
        var ring = new Option<int>("--ring") { Description = "Seconds it may ring.", DefaultValueFactory = _ => 15 };
        var sip = new Option<string>("--sip")
        {
            Description = "SIP address to bind; any free port by default, so that it works beside a running server.",
            DefaultValueFactory = _ => "0.0.0.0:0",
        };
        ring.Takes(MinRingSeconds, MaxRingSeconds);
        var command = new Command("call", "Place one test call and print its timeline.") { trunk, to, from, say, language, ring, sip };
        common.AddTo(command, withAccount: true);
        command.SetAction((parsed, cancellation) => TestCall.RunAsync(
            parsed,
            common.Settings(parsed, ("sip:listen", parsed.GetValue(sip))),
            new TestCallPlan(
                common.Account(parsed),
                parsed.GetRequiredValue(trunk),
                parsed.GetValue(from),
                parsed.GetRequiredValue(to),
                parsed.GetRequiredValue(say),
                parsed.GetRequiredValue(language),
                TimeSpan.FromSeconds(parsed.GetValue(ring)),
                common.AsJson(parsed)),
            cancellation));
        return command;
    }
}

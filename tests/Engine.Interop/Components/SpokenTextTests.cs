using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Play Audio with the voice this machine has: a break of SSML is a pause on the line.</summary>
public sealed class SpokenTextTests(ComponentCalls calls) : IClassFixture<ComponentCalls>
{
    private const int RateHz = 8000;
    private const int FrameMs = 20;

    [Fact]
    public async Task Ssml_Break_IsAPauseOfThatLength_AndValuesAreEscaped()
    {
        using var run = await calls.TalkAsync(
            """
            {
              "say": { "type": "play_audio", "name": "Say",
                "settings": { "source": { "text": "<speak>Hello %{current_flow.who}.<break time=\"1500ms\"/>Good bye.</speak>", "language": "en-US" } }, "exits": { "ok": "end" } }
            }
            """,
            variables: ["who"],
            arguments: new() { ["who"] = "Smith & <Sons>" });

        (await run.EndedAsync()).ExitOf("Say").ShouldBe("ok");

        LongestPauseMs(run.Call.Tap!.Heard()).ShouldBeInRange(1300, 2400);
    }

    /// <summary>The longest quiet between two loud frames.</summary>
    private static int LongestPauseMs(short[] heard)
    {
        var (longest, quiet, spoke) = (0, 0, false);
        foreach (var frame in heard.Chunk(RateHz * FrameMs / 1000))
        {
            if (frame.Max(sample => Math.Abs((int)sample)) > 300)
            {
                longest = spoke ? Math.Max(longest, quiet) : 0;
                (quiet, spoke) = (0, true);
            }
            else
            {
                quiet += FrameMs;
            }
        }

        return longest;
    }
}

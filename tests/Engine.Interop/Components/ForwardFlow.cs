namespace Engine.Interop.Components;

/// <summary>The steps of a flow that forwards to the number in "target" and says something when that fails.</summary>
internal static class ForwardFlow
{
    public const string Target = "target";

    public static string Steps(string trunk, int ringSeconds = 10, string onError = "default", string show = "account_number", string sorry = "Sorry, nobody is there.") =>
        $$"""
        {
          "forward": {
            "type": "forward_to_external", "name": "Forward", "on_error": "{{onError}}",
            "settings": { "to": { "variable": "{{Target}}" }, "ring_seconds": {{ringSeconds}}, "trunk": "{{trunk}}", "show": "{{show}}" },
            "exits": { "no_answer": "sorry", "invalid_number": "wrong" }
          },
          "sorry": {
            "type": "play_audio", "name": "Sorry",
            "settings": { "source": { "text": "{{sorry}}", "language": "en-US" } }, "exits": { "ok": "end" }
          },
          "wrong": {
            "type": "play_audio", "name": "Wrong",
            "settings": { "source": { "text": "That number is wrong.", "language": "en-US" } }, "exits": { "ok": "end" }
          }
        }
        """;
}

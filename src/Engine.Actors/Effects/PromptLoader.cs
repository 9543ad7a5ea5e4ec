using Engine.Actors.Ports;
using Engine.Flows.Graph;
using Engine.Media.Prompts;

namespace Engine.Actors.Effects;

/// <summary>
/// Makes what a step names into sound that is ready to send. Spoken text is kept encoded for the next call that says the same, the least
/// recently used goes first; text with a sensitive value is never kept (flows.md §8). Thread-safe.
/// </summary>
/// <param name="speech">Text to speech; caches rendered sound itself.</param>
/// <param name="heldBytesMax">Most bytes of encoded sound kept.</param>
internal sealed class PromptLoader(ISpeechSynthesizer speech, long heldBytesMax)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PromptSource, LinkedListNode<(PromptSource Source, EncodedPrompt Prompt)>> _known = [];
    private readonly LinkedList<(PromptSource Source, EncodedPrompt Prompt)> _byUse = [];
    private long _heldBytes;

    public ValueTask<LoadedPrompt> LoadAsync(PromptSource source, CancellationToken stop) => source switch
    {
        { Text: not null } when Recall(source) is { } prompt => new ValueTask<LoadedPrompt>(new LoadedPrompt.Ready(prompt)),
        { Text: not null } => SpeakAsync(source, stop),
        { PromptId: not null } => new ValueTask<LoadedPrompt>(new LoadedPrompt.Failed("prompt_missing")),
        _ => new ValueTask<LoadedPrompt>(new LoadedPrompt.Failed("prompt_unreachable")),
    };

    private async ValueTask<LoadedPrompt> SpeakAsync(PromptSource source, CancellationToken stop)
    {
        var request = new SpeechRequest(source.Text!, source.Language ?? "en-US", Sensitive: source.Sensitive);
        if (await speech.SynthesizeAsync(request, stop) is not SpeechResult.Rendered rendered)
        {
            return new LoadedPrompt.Failed("speech_failed");
        }

        var prompt = EncodedPrompt.From(rendered.Clip);
        if (!source.Sensitive)
        {
            Keep(source, prompt);
        }

        return new LoadedPrompt.Ready(prompt);
    }

    private EncodedPrompt? Recall(PromptSource source)
    {
        lock (_gate)
        {
            if (!_known.TryGetValue(source, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Prompt;
        }
    }

    private void Keep(PromptSource source, EncodedPrompt prompt)
    {
        lock (_gate)
        {
            if (prompt.HeldBytes > heldBytesMax || !_known.TryAdd(source, new((source, prompt))))
            {
                return;
            }

            _byUse.AddFirst(_known[source]);
            _heldBytes += prompt.HeldBytes;
            while (_heldBytes > heldBytesMax)
            {
                var oldest = _byUse.Last!;
                _byUse.RemoveLast();
                _known.Remove(oldest.Value.Source);
                _heldBytes -= oldest.Value.Prompt.HeldBytes;
            }
        }
    }
}

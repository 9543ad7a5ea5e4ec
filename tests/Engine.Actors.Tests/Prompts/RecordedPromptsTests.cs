using Engine.Actors.Prompts;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Sounds;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Prompts;

public sealed class RecordedPromptsTests
{
    private readonly Library _library = new();
    private readonly RecordedPrompts _prompts;

    public RecordedPromptsTests() => _prompts = new RecordedPrompts(_library, new PromptCache(10_000_000));

    // Holds FLOW-64.
    [Fact]
    public async Task Load_IsReadOnce_UntilThePromptIsReplaced()
    {
        _library.Sounds["acme/p"] = new PromptSound("v1", new short[800]);
        var first = await LoadAsync("acme", "p");
        (await LoadAsync("acme", "p")).ShouldBeSameAs(first);
        _library.Reads.ShouldBe(1);

        _library.Sounds["acme/p"] = new PromptSound("v2", new short[1600]);

        (await LoadAsync("acme", "p")).DurationMs.ShouldBe(200);
        _library.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task Load_OfAnotherAccountOrNone_IsMissing()
    {
        _library.Sounds["acme/p"] = new PromptSound("v1", new short[800]);
        await LoadAsync("acme", "p");

        (await _prompts.LoadAsync(new AccountId("other"), "p", default)).ShouldBe(new LoadedPrompt.Failed("prompt_missing"));
        (await _prompts.LoadAsync(new AccountId("acme"), "q", default)).ShouldBe(new LoadedPrompt.Failed("prompt_missing"));
        _library.Sounds.Clear();
        (await _prompts.LoadAsync(new AccountId("acme"), "p", default)).ShouldBe(new LoadedPrompt.Failed("prompt_missing"), "cached or not");
    }

    [Fact]
    public async Task Load_ByManyAtOnce_IsReadOnce()
    {
        _library.Sounds["acme/p"] = new PromptSound("v1", new short[800]);
        _library.Gate = new TaskCompletionSource();
        var all = Enumerable.Range(0, 20).Select(_ => LoadAsync("acme", "p")).ToArray();

        _library.Gate.SetResult();

        (await Task.WhenAll(all)).Distinct().Count().ShouldBe(1);
        _library.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task Load_StoreBroken_FailsForAllAndIsTriedAgain()
    {
        _library.Sounds["acme/p"] = new PromptSound("v1", new short[800]);
        _library.Fault = new IOException("disk");
        await Should.ThrowAsync<IOException>(() => LoadAsync("acme", "p"));

        _library.Fault = null;

        (await LoadAsync("acme", "p")).DurationMs.ShouldBe(100);
    }

    private async Task<EncodedPrompt> LoadAsync(string account, string prompt) =>
        (await _prompts.LoadAsync(new AccountId(account), prompt, default)).ShouldBeOfType<LoadedPrompt.Ready>().Prompt;

    private sealed class Library : IPromptLibrary
    {
        public Dictionary<string, PromptSound> Sounds { get; } = [];

        public TaskCompletionSource? Gate { get; set; }

        public Exception? Fault { get; set; }

        public int Reads { get; private set; }

        public ValueTask<string?> FindVersionAsync(AccountId accountId, string promptId, CancellationToken cancellation) =>
            ValueTask.FromResult(Sounds.GetValueOrDefault($"{accountId}/{promptId}")?.Version);

        public async ValueTask<PromptSound?> LoadAsync(AccountId accountId, string promptId, CancellationToken cancellation)
        {
            Reads++;
            await (Gate?.Task ?? Task.CompletedTask);
            return Fault is null ? Sounds.GetValueOrDefault($"{accountId}/{promptId}") : throw Fault;
        }
    }
}

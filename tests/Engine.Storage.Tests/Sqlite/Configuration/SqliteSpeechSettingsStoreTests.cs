using System.Text;
using Engine.Accounts.Speech;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

public sealed class SqliteSpeechSettingsStoreTests : IDisposable
{
    private const string Key = "correct-horse-battery-staple";

    private static readonly SpeechSettings StoredSettings = new(
        [new SpeechProvider("cloud", "https://a.example/v1", false)], [new SpeechChoice("de", "cloud", "nova")], [new SpeechChoice("*", SpeechChoice.Embedded)]);

    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Save_Settings_AreReadBackByTheirAccountOnly()
    {
        var speech = (await _store.WithAccountsAsync()).SpeechSettings;
        var saved = await speech.SaveAsync(TempStore.Acme, StoredSettings, new Dictionary<string, string> { ["cloud"] = Key }, default);

        saved.Providers[0].HasKey.ShouldBeTrue();
        var found = await _store.Reopen().SpeechSettings.FindAsync(TempStore.Acme, default);
        found.Providers.ShouldBe(saved.Providers);
        found.Synthesis.ShouldBe(saved.Synthesis);
        found.Recognition.ShouldBe(saved.Recognition);
        (await _store.Storage.SpeechSettings.FindKeyAsync(TempStore.Acme, "cloud", default)).ShouldBe(Key);
        (await _store.Storage.SpeechSettings.FindAsync(TempStore.Other, default)).ShouldBe(SpeechSettings.None);
        (await _store.Storage.SpeechSettings.FindKeyAsync(TempStore.Other, "cloud", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Save_KeyNotSent_StaysForItsUrlOnly()
    {
        var speech = (await _store.WithAccountsAsync()).SpeechSettings;
        await speech.SaveAsync(TempStore.Acme, StoredSettings, new Dictionary<string, string> { ["cloud"] = Key }, default);
        await speech.SaveAsync(TempStore.Acme, StoredSettings, new Dictionary<string, string>(), default);
        (await speech.FindKeyAsync(TempStore.Acme, "cloud", default)).ShouldBe(Key);

        var moved = StoredSettings with { Providers = [new SpeechProvider("cloud", "https://evil.example/v1", false)] };
        (await speech.SaveAsync(TempStore.Acme, moved, new Dictionary<string, string>(), default)).Providers[0].HasKey.ShouldBeFalse();
        (await speech.FindKeyAsync(TempStore.Acme, "cloud", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Save_EmptyKey_RemovesIt()
    {
        var speech = (await _store.WithAccountsAsync()).SpeechSettings;
        await speech.SaveAsync(TempStore.Acme, StoredSettings, new Dictionary<string, string> { ["cloud"] = Key }, default);
        (await speech.SaveAsync(TempStore.Acme, StoredSettings, new Dictionary<string, string> { ["cloud"] = "" }, default)).Providers[0].HasKey.ShouldBeFalse();
    }

    [Fact]
    public async Task Save_Key_IsNowhereInTheFile()
    {
        await (await _store.WithAccountsAsync()).SpeechSettings.SaveAsync(TempStore.Acme, StoredSettings, new Dictionary<string, string> { ["cloud"] = Key }, default);
        _store.Close();

        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_store.Config.Path)!))
        {
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).ShouldNotContain(Key);
        }
    }
}

using System.CommandLine;
using Engine.Accounts.Prompts;
using Engine.Api.Prompts;
using Engine.Host.Composition;
using Engine.Ports.Sounds;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary><c>prompt add FILE</c>: a sound file for the prompt library.</summary>
internal static class PromptAddCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var file = new Argument<FileInfo>("file") { Description = "WAV or MP3, at most 10 MiB and 10 minutes." };
        file.AcceptExistingOnly();
        var name = new Option<string>("--name", "-n") { Description = "For people; unique in the account.", Required = true };
        var description = new Option<string>("--description") { Description = "For people.", DefaultValueFactory = _ => string.Empty };
        var replace = new Option<bool>("--replace") { Description = "Put it in the place of the prompt that has the name." };
        var command = new Command("add", "Add a recorded prompt.") { file, name, description, replace };
        common.AddTo(command, withAccount: true);
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed,
            common,
            parsed.GetRequiredValue(file),
            new PromptLabel(parsed.GetRequiredValue(name), parsed.GetRequiredValue(description)),
            parsed.GetValue(replace),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, CommonOptions common, FileInfo file, PromptLabel label, bool replace, CancellationToken cancellation)
    {
        if (PromptRules.Check(label) is { Count: > 0 } faults)
        {
            return CommandOutput.Refuse(parsed, faults);
        }

        if (file.Length > ISoundDecoder.MaxBytes)
        {
            return CommandOutput.Refuse(parsed, PromptRules.FileTooLarge);
        }

        using var decoder = PromptServices.Decoder(TimeProvider.System);
        var sound = await decoder.DecodeAsync(await File.ReadAllBytesAsync(file.FullName, cancellation), cancellation);
        if (sound is not SoundResult.Decoded decoded)
        {
            return CommandOutput.Refuse(parsed, ((SoundResult.Refused)sound).Remedy);
        }

        using var store = await OpenStore.Async(common.Settings(parsed), cancellation);
        if (await OpenStore.AccountAsync(store, common.Account(parsed), cancellation) is not { } account)
        {
            return CommandOutput.Refuse(parsed, $"There is no account {common.Account(parsed)}.");
        }

        var samples = decoded.Samples;
        var result = replace && await PromptListCommand.NamedAsync(store.Prompts, account.Id, label.Name, cancellation) is { } before
            ? await store.Prompts.ReplaceAsync(account.Id, before.Id, samples, ifMatch: null, cancellation)
            : await store.Prompts.AddAsync(account.Id, label, samples, cancellation);
        return Tell(parsed, common, label, result);
    }

    private static int Tell(ParseResult parsed, CommonOptions common, PromptLabel label, PromptResult result)
    {
        if (result is not PromptResult.Saved { Prompt: var prompt })
        {
            return CommandOutput.Refuse(parsed, result is PromptResult.NameTaken
                ? $"The account has a prompt {label.Name} already; --replace puts this one in its place."
                : $"An account may have {IPromptStore.MaxPrompts} prompts; remove some first.");
        }

        if (common.AsJson(parsed))
        {
            CommandOutput.Json(parsed, PromptBody.From(prompt));
        }
        else
        {
            CommandOutput.Console(parsed).MarkupLineInterpolated($"Prompt [bold]{prompt.Name}[/] stored, {prompt.DurationMs / 1000.0:0.0} s: {prompt.Id}");
        }

        return ExitCode.Done;
    }
}

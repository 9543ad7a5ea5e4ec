using Engine.Ports.Sounds;

namespace Engine.Accounts.Prompts;

/// <summary>The rules a prompt must keep to be stored; those of its sound are the decoder's.</summary>
public static class PromptRules
{
    private const int MaxNameLength = 100;
    private const int MaxDescriptionLength = 500;

    /// <summary>The answer to a file beyond <see cref="ISoundDecoder.MaxBytes"/>.</summary>
    public static readonly string FileTooLarge =
        $"A sound file may have at most {ISoundDecoder.MaxBytes} bytes. Send it as MP3, or as mono WAV at 8 kHz.";

    /// <summary>Every fault.</summary>
    public static IReadOnlyList<FieldFault> Check(PromptLabel label)
    {
        var faults = new FaultList();
        faults.RequireText(label.Name, "name", MaxNameLength);
        faults.RequireAtMost(label.Description, "description", MaxDescriptionLength);
        return faults.Found;
    }
}

namespace Engine.Speech.Tests.Recognition;

/// <summary>The menu of the recognition figures, and what callers say to it.</summary>
internal static class SpokenMenu
{
    /// <summary>Options in order, as Voice IVR has them.</summary>
    public static readonly (string Option, string[] Keywords)[] Options =
    [
        ("sales", ["sales", "buy something", "place an order"]),
        ("support", ["technical support", "support", "help"]),
        ("billing", ["billing", "invoice", "pay my bill"]),
        ("agent", ["agent", "operator", "representative"]),
        ("reschedule", ["reschedule", "another day", "tomorrow"]),
        ("cancel", ["cancel", "stop"]),
        ("repeat", ["repeat", "say that again"]),
        ("yes", ["yes", "yes please", "correct"]),
        ("no", ["no", "no thanks", "wrong"]),
        ("menu", ["main menu", "go back"]),
    ];

    public static readonly (string Said, string Option)[] Utterances =
    [
        ("Sales.", "sales"),
        ("I want to place an order, please.", "sales"),
        ("Technical support.", "support"),
        ("I need help.", "support"),
        ("Billing.", "billing"),
        ("I want billing, please.", "billing"),
        ("I would like to pay my bill.", "billing"),
        ("Operator.", "agent"),
        ("I want to talk to an agent.", "agent"),
        ("Speak to a representative.", "agent"),
        ("Reschedule.", "reschedule"),
        ("Another day, please.", "reschedule"),
        ("Tomorrow.", "reschedule"),
        ("Cancel.", "cancel"),
        ("Repeat, please.", "repeat"),
        ("Say that again.", "repeat"),
        ("Yes please.", "yes"),
        ("Yes.", "yes"),
        ("No, thank you.", "no"),
        ("Main menu.", "menu"),
    ];

    /// <summary>Speech that names no option.</summary>
    public static readonly string[] Strange =
    [
        "The weather is lovely this afternoon.",
        "My brother lives in Chicago.",
        "What time does the train leave?",
        "Green elephants.",
        "I have forgotten my umbrella.",
        "Seven hundred and twelve.",
        "Who is calling?",
        "Banana.",
        "I am driving right now.",
        "Hold on a second, somebody is at the door.",
    ];

    public static string[] Phrases => [.. Options.SelectMany(option => option.Keywords)];

    /// <summary>The first option one of whose keywords stands in the text as whole words, as FLOW-35 decides it.</summary>
    public static string? OptionIn(string text, (string Option, string[] Keywords)[]? menu = null)
    {
        var words = $" {string.Join(' ', Speech.Text.EnglishWords.Of(text))} ";
        return (menu ?? Options).FirstOrDefault(option => option.Keywords.Any(keyword => words.Contains($" {keyword} ", StringComparison.Ordinal))).Option;
    }
}

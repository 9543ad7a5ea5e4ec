namespace Engine.Speech.Tests.Recognition;

/// <summary>
/// Menus and answers that the thresholds of the recogniser were chosen on. Other menus and other words than those it is judged by
/// (<see cref="HeldOutMenus"/>); tune on these as much as you like.
/// </summary>
internal static class DevelopmentMenus
{
    private static readonly (string Option, string[] Keywords)[] Bank =
    [
        ("card", ["lost card", "stolen", "block my card"]),
        ("loan", ["loan", "mortgage"]),
        ("transfer", ["transfer", "send money"]),
        ("statement", ["statement", "transactions"]),
        ("adviser", ["adviser", "speak with someone"]),
    ];

    private static readonly (string Option, string[] Keywords)[] Restaurant =
    [
        ("table", ["book a table", "reservation"]),
        ("hours", ["opening hours", "when do you open"]),
        ("delivery", ["delivery", "take away"]),
        ("allergy", ["allergy", "ingredients"]),
        ("complaint", ["manager", "complaint"]),
    ];

    private static readonly (string Option, string[] Keywords)[] Doctor =
    [
        ("prescription", ["prescription", "refill", "medicine"]),
        ("results", ["test results", "blood test"]),
        ("urgent", ["emergency", "urgent", "pain"]),
        ("nurse", ["nurse", "doctor"]),
    ];

    private static readonly (string Option, string[] Keywords)[] Airline =
    [
        ("flight", ["flight", "boarding pass"]),
        ("luggage", ["luggage", "suitcase", "baggage"]),
        ("refund", ["refund", "money back"]),
        ("seat", ["seat", "upgrade"]),
    ];

    private static readonly (string Option, string[] Keywords)[] Survey =
    [
        ("good", ["good", "great", "excellent"]),
        ("bad", ["bad", "terrible", "disappointed"]),
        ("skip", ["skip", "rather not say"]),
    ];

    private static readonly (string Option, string[] Keywords)[] Garage =
    [
        ("tires", ["tires", "wheels"]),
        ("inspection", ["inspection", "check"]),
        ("repair", ["repair", "broken", "won't start"]),
        ("price", ["price", "estimate"]),
    ];

    /// <summary>Menu, what is said, and the option it names; null for none.</summary>
    public static readonly ((string Option, string[] Keywords)[] Menu, string Said, string? Option)[] Utterances =
    [
        (Bank, "I have a lost card.", "card"),
        (Bank, "My wallet was stolen yesterday.", "card"),
        (Bank, "Can you block my card right away?", "card"),
        (Bank, "We are thinking about a mortgage.", "loan"),
        (Bank, "It's about my loan, actually.", "loan"),
        (Bank, "Loan.", "loan"),
        (Bank, "I tried to transfer something to my sister.", "transfer"),
        (Bank, "How can I send money abroad?", "transfer"),
        (Bank, "Mail me the last statement again.", "statement"),
        (Bank, "There are transactions I don't recognize.", "statement"),
        (Bank, "Is there an adviser I could see?", "adviser"),
        (Bank, "I'd prefer to speak with someone.", "adviser"),
        (Bank, "Sorry, can you hear me?", null),
        (Bank, "The kids are making too much noise.", null),
        (Bank, "I have been waiting for half an hour.", null),
        (Bank, "My husband usually does this.", null),
        (Restaurant, "We would love to book a table for four.", "table"),
        (Restaurant, "I made a reservation last week.", "table"),
        (Restaurant, "Reservation, please.", "table"),
        (Restaurant, "What are your opening hours on Sunday?", "hours"),
        (Restaurant, "When do you open?", "hours"),
        (Restaurant, "Do you still do delivery?", "delivery"),
        (Restaurant, "Something to take away for tonight.", "delivery"),
        (Restaurant, "My son has a nut allergy.", "allergy"),
        (Restaurant, "Which ingredients are in the soup?", "allergy"),
        (Restaurant, "Let me have a word with the manager.", "complaint"),
        (Restaurant, "I've got a complaint about the waiter.", "complaint"),
        (Restaurant, "We are sitting in the car outside.", null),
        (Restaurant, "It is raining here.", null),
        (Restaurant, "Turn the radio down, will you?", null),
        (Restaurant, "My phone is almost empty.", null),
        (Doctor, "I ran out of my prescription.", "prescription"),
        (Doctor, "Could I get a refill before the weekend?", "prescription"),
        (Doctor, "The medicine makes me sleepy.", "prescription"),
        (Doctor, "Are my test results in?", "results"),
        (Doctor, "It's for a blood test on Monday.", "results"),
        (Doctor, "This is an emergency!", "urgent"),
        (Doctor, "It is really urgent.", "urgent"),
        (Doctor, "My mother is in a lot of pain.", "urgent"),
        (Doctor, "Can the nurse ring me back?", "nurse"),
        (Doctor, "I want to see a doctor as soon as possible.", "nurse"),
        (Doctor, "Doctor.", "nurse"),
        (Doctor, "Hang on, I'm looking for my glasses.", null),
        (Doctor, "We live on the fourth floor.", null),
        (Doctor, "Nobody told me about that.", null),
        (Doctor, "He was born in nineteen sixty.", null),
        (Airline, "Our flight was delayed by five hours.", "flight"),
        (Airline, "I can't find the boarding pass.", "flight"),
        (Airline, "You people lost my luggage.", "luggage"),
        (Airline, "My suitcase did not arrive.", "luggage"),
        (Airline, "How much baggage is allowed?", "luggage"),
        (Airline, "I think I deserve a refund for this.", "refund"),
        (Airline, "I just want my money back.", "refund"),
        (Airline, "We'd like a seat near the front.", "seat"),
        (Airline, "Is an upgrade possible?", "seat"),
        (Airline, "Upgrade.", "seat"),
        (Airline, "Where did I put that paper?", null),
        (Airline, "The line is very bad, hello?", null),
        (Airline, "My neighbor has a swimming pool.", null),
        (Survey, "It was good.", "good"),
        (Survey, "Your driver was great, thanks a lot.", "good"),
        (Survey, "Everything was excellent this time.", "good"),
        (Survey, "Honestly, pretty bad.", "bad"),
        (Survey, "The food was terrible and cold.", "bad"),
        (Survey, "I am quite disappointed with you.", "bad"),
        (Survey, "Skip that one.", "skip"),
        (Survey, "I would rather not say.", "skip"),
        (Survey, "What was the question?", null),
        (Survey, "I am having dinner now.", null),
        (Survey, "Which restaurant do you mean?", null),
        (Garage, "I need new tires before winter.", "tires"),
        (Garage, "One of the wheels is wobbling.", "tires"),
        (Garage, "The yearly inspection is due.", "inspection"),
        (Garage, "Would you check the brakes for me?", "inspection"),
        (Garage, "How long will the repair take?", "repair"),
        (Garage, "The mirror is broken.", "repair"),
        (Garage, "My car won't start this morning.", "repair"),
        (Garage, "What's the price for that?", "price"),
        (Garage, "Send me an estimate by mail.", "price"),
        (Garage, "It's a blue one with four doors.", null),
        (Garage, "My daughter will come by later.", null),
        (Garage, "I parked it behind the church.", null),
    ];
}

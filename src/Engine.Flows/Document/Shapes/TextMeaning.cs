namespace Engine.Flows.Document.Shapes;

/// <summary>What a string stands for; decides which rule looks at it.</summary>
public enum TextMeaning
{
    Plain,

    /// <summary>Name of an exit that the author makes up.</summary>
    Exit,

    /// <summary>Text with %{…} templates.</summary>
    Template,
    Variable,

    /// <summary>A phone number in E.164.</summary>
    Phone,

    /// <summary>A number of the account.</summary>
    AccountNumber,
    Trunk,
    Prompt,
    Function,
    Connection,
    RingGroup,

    /// <summary>IANA name.</summary>
    TimeZone,
}

namespace ServerlessPatterns.Local.Mapping;

/// <summary>The variable of a #foreach whose element is null: it stays null inside, whatever it is set to, until something removes it.</summary>
internal sealed class NullElement(string name)
{
    public string Name { get; } = name;

    public bool IsActive { get; set; } = true;
}

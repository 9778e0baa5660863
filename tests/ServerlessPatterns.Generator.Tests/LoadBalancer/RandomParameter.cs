namespace ServerlessPatterns.Generator.Tests.LoadBalancer;

/// <summary>A parameter of a random route.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Route, Rest, Query, Header or Body.</param>
/// <param name="Type">The type of one value.</param>
/// <param name="Suffix">What makes it nullable or an array: "", "?" or "[]".</param>
/// <param name="Default">The C# expression of its default, or null.</param>
internal sealed record RandomParameter(string Name, string Source, string Type, string Suffix, string? Default)
{
    /// <summary>The name of its header.</summary>
    public string HeaderName => "X-" + Name;

    /// <summary>Its declaration, as we write it.</summary>
    public string Declaration => (Source == "Header" ? $"[FromHeader(\"{HeaderName}\")] " : "") + Bare;

    /// <summary>Its declaration, as ASP.NET Core writes it, which takes arrays of a POST for its body where nothing else is said.</summary>
    public string TheirDeclaration => Source switch
    {
        "Header" => $"[Microsoft.AspNetCore.Mvc.FromHeader(Name = \"{HeaderName}\")] ",
        "Query" => "[Microsoft.AspNetCore.Mvc.FromQuery] ",
        _ => "",
    } + Bare;

    private string Bare => Type + Suffix + " " + Name + (Default is null ? "" : " = " + Default);
}

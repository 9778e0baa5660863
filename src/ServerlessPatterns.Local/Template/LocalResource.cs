using System.Text.Json.Nodes;

namespace ServerlessPatterns.Local.Template;

/// <summary>A resource of a template, its intrinsic functions resolved.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type">AWS::SQS::Queue and the like.</param>
/// <param name="Class">The full name of the class that it was written from; empty where it is nobody's.</param>
/// <param name="Ref">What Ref gives.</param>
/// <param name="Attributes">What Fn::GetAtt gives.</param>
/// <param name="Properties">Its properties.</param>
internal sealed record LocalResource(string LogicalId, string Type, string Class, string Ref, IReadOnlyDictionary<string, string> Attributes, JsonObject Properties)
{
    /// <summary>Its ARN; where it has none, its Ref.</summary>
    public string Arn => Attributes.TryGetValue("Arn", out var arn) ? arn : Ref;

    /// <summary>A whole number among its properties.</summary>
    public int Number(string property, int otherwise) => Properties[property] is { } value ? (int)decimal.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A switch among its properties.</summary>
    public bool Is(string property) => Properties[property] is { } value && string.Equals(value.ToString(), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A text among its properties.</summary>
    public string? Text(string property) => Properties[property]?.ToString();
}

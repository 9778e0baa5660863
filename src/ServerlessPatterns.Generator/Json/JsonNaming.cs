namespace ServerlessPatterns.Generator.Json;

/// <summary>How the serializer makes a JSON name of a C# one; the numbers are JsonKnownNamingPolicy's.</summary>
internal enum JsonNaming
{
    AsIs = 0,
    CamelCase = 1,
    SnakeCaseLower = 2,
    SnakeCaseUpper = 3,
    KebabCaseLower = 4,
    KebabCaseUpper = 5,
}

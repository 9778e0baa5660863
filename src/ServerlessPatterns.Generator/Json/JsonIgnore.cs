namespace ServerlessPatterns.Generator.Json;

/// <summary>JsonIgnoreCondition: when the serializer leaves a property out.</summary>
internal enum JsonIgnore
{
    Never = 0,
    Always = 1,
    WhenWritingDefault = 2,
    WhenWritingNull = 3,
    WhenWriting = 4,
    WhenReading = 5,
}

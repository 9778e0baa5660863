namespace ServerlessPatterns.Hosting;

/// <summary>Where in an answer's bytes the value of a header field lies.</summary>
internal struct FieldValue
{
    public int Start;

    public int Length;
}

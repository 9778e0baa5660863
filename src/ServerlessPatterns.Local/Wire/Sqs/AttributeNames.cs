namespace ServerlessPatterns.Local.Wire.Sqs;

/// <summary>
/// The attributes that a receive asks for: by name, by prefix (foo.*), or all
/// (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html).
/// </summary>
internal sealed class AttributeNames(IReadOnlyList<string> names)
{
    public bool Includes(string name)
    {
        foreach (var asked in names)
        {
            if (asked is "All" or ".*" || asked == name
                || (asked.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(asked[..^2], StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}

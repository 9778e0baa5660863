namespace ServerlessPatterns.Local.Topics;

/// <summary>
/// A message attribute's value: https://docs.aws.amazon.com/sns/latest/api/API_MessageAttributeValue.html.
/// </summary>
/// <param name="DataType">String, String.Array, Number or Binary; one of these and a label of the sender's own.</param>
/// <param name="StringValue">The value of all but Binary.</param>
/// <param name="BinaryValue">The value of Binary, in Base64, as the wire has it.</param>
internal sealed record TopicAttribute(string DataType, string? StringValue, string? BinaryValue = null);

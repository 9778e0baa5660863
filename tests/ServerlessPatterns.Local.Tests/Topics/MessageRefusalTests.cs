using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Tests.Topics;

/// <summary>What SNS refuses, in its words as LocalStack's recordings have them (test_sns.snapshot.json).</summary>
public sealed class MessageRefusalTests
{
    [Fact]
    public void A_message_has_a_body_of_at_most_256_KB_with_its_attributes()
    {
        Refused("InvalidParameter", "Invalid parameter: Empty message", new TopicMessage(""));
        Refused("InvalidParameter", "Invalid parameter: Message too long", new TopicMessage(new string('a', 262_145)));
        var attributes = new Dictionary<string, TopicAttribute> { ["attr1"] = new("Number", "1"), ["b"] = new("Binary", null, "AgM=") };
        const int Counted = 5 + 6 + 1 + 1 + 6 + 2;
        Refused("InvalidParameter", "Invalid parameter: Message too long", new TopicMessage(new string('a', 262_144 - Counted + 1)) { Attributes = attributes });
        TestTopic.Standard().Publish(new TopicMessage(new string('a', 262_144 - Counted)) { Attributes = attributes });
        TestTopic.Standard().Publish(new TopicMessage(new string('é', 131_072)));
        Refused("InvalidParameter", "Invalid parameter: Message too long", new TopicMessage(new string('é', 131_073)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" begins with a space")]
    [InlineData("two\nlines")]
    [InlineData("é")]
    public void A_subject_is_a_line_of_ASCII(string subject) => Refused("InvalidParameter", "Invalid parameter: Subject", new TopicMessage("x") { Subject = subject });

    [Fact]
    public void A_FIFO_topic_wants_a_group_and_an_id_and_a_standard_one_no_id()
    {
        Refused("InvalidParameter", "Invalid parameter: The MessageGroupId parameter is required for FIFO topics", new TopicMessage("x") { DeduplicationId = "d" }, TestTopic.Fifo());
        Refused(
            "InvalidParameter",
            "Invalid parameter: The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
            new TopicMessage("x") { GroupId = "g" },
            TestTopic.Fifo());
        Refused(
            "InvalidParameter",
            "Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type",
            new TopicMessage("x") { DeduplicationId = "d" });
        Refused("InvalidParameter", "Invalid parameter: MessageGroupId Reason: it must be 1 to 128 letters, digits and punctuation marks", new TopicMessage("x") { GroupId = "a b" });
        TestTopic.Standard().Publish(new TopicMessage("x") { GroupId = new string('g', 128) });
    }

    [Theory]
    [InlineData("attr1", "String", "", "The message attribute 'attr1' must contain non-empty message attribute value for message attribute type 'String'.")]
    [InlineData("attr1", "Binary", "x", "The message attribute 'attr1' with type 'Binary' must use field 'Binary'.")]
    [InlineData("attr1", "Text", "x", "The message attribute 'attr1' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.")]
    [InlineData("a^b", "String", "x", "Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.")]
    [InlineData(".a", "String", "x", "Invalid message attribute name starting with character '.' was found.")]
    [InlineData("a.", "String", "x", "Invalid message attribute name ending with character '.' was found.")]
    [InlineData("a..b", "String", "x", "Message attribute name can not have successive '.' character.")]
    public void An_attribute_has_a_name_a_type_and_a_value_of_it(string name, string type, string value, string message)
        => Refused("ParameterValueInvalid", message, new TopicMessage("x") { Attributes = new Dictionary<string, TopicAttribute> { [name] = new(type, value) } });

    [Fact]
    public void A_refused_message_is_delivered_to_nobody_and_not_counted()
    {
        var topic = TestTopic.Standard();
        var queue = topic.Queue("q");

        Refused("InvalidParameter", "Invalid parameter: Empty message", new TopicMessage(""), topic);

        Assert.Empty(queue.Deliveries);
        Assert.Equal(0, topic.Published);
    }

    private static void Refused(string code, string message, TopicMessage published, LocalTopic? topic = null)
    {
        var refusal = Assert.Throws<TopicException>(() => (topic ?? TestTopic.Standard()).Publish(published));

        Assert.Equal((code, message, 400), (refusal.Code, refusal.Message, refusal.Status));
    }
}

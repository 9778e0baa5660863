using System.Xml;
using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Topics;
using ServerlessPatterns.Local.Wire.Sns;

namespace ServerlessPatterns.Local.Wire;

/// <summary>
/// SNS's protocol, AWS Query (https://docs.aws.amazon.com/sns/latest/dg/sns-making-api-requests.html): Publish, PublishBatch, ListTopics,
/// ListSubscriptionsByTopic and GetTopicAttributes. What a stack makes, a template says here; every other action is an error that names it.
/// Signatures are not looked at.
/// </summary>
/// <param name="topics">The topics.</param>
internal sealed class SnsWire(TopicRegistry topics) : IWireService
{
    private const string Version = "2010-03-31";
    private const int PageSize = 100;

    /// <summary>Actions of this name are SNS's alone, where a form says no version.</summary>
    private static readonly HashSet<string> s_actions = new(StringComparer.Ordinal)
    {
        "Publish", "PublishBatch", "ListTopics", "ListSubscriptions", "ListSubscriptionsByTopic", "GetTopicAttributes", "SetTopicAttributes", "CreateTopic",
        "DeleteTopic", "Subscribe", "Unsubscribe", "ConfirmSubscription", "GetSubscriptionAttributes", "SetSubscriptionAttributes",
    };

    public bool Takes(string? target, IReadOnlyDictionary<string, string>? form)
        => target is null && form is not null && form.TryGetValue("Action", out var action)
            && (form.TryGetValue("Version", out var version) ? version == Version : s_actions.Contains(action));

    public async Task AnswerAsync(HttpContext context, string? target, IReadOnlyDictionary<string, string>? form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var requestId = Guid.NewGuid().ToString();
        var (status, xml) = Answer(new SnsForm(form), requestId);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml";
        context.Response.ContentLength = xml.Length;
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        await context.Response.Body.WriteAsync(xml, context.RequestAborted).ConfigureAwait(false);
    }

    private (int Status, ReadOnlyMemory<byte> Xml) Answer(SnsForm form, string requestId)
    {
        var action = form["Action"] ?? "";
        try
        {
            Action<XmlWriter> result = action switch
            {
                "Publish" => Publish(form),
                "PublishBatch" => PublishBatch(form),
                "ListTopics" => ListTopics(form),
                "ListSubscriptionsByTopic" => ListSubscriptions(form),
                "GetTopicAttributes" => Attributes(topics.Find(form["TopicArn"])),
                _ => throw new TopicException("InvalidAction", $"The action {action} is not one that topics answer on this machine: the template says which topics and subscriptions there are. Publish, PublishBatch, ListTopics, ListSubscriptionsByTopic and GetTopicAttributes are answered."),
            };
            return (StatusCodes.Status200OK, SnsAnswer.Success(action, requestId, result));
        }
        catch (TopicException e)
        {
            return (e.Status, SnsAnswer.Error(requestId, e));
        }
    }

    private Action<XmlWriter> Publish(SnsForm form)
    {
        if (form["PhoneNumber"] is not null)
        {
            throw TopicException.InvalidParameter("PhoneNumber Reason: no text messages are sent from this machine");
        }

        var arn = form["TopicArn"] ?? form["TargetArn"] ?? throw TopicException.InvalidParameter("TopicArn or TargetArn Reason: no value for required parameter");
        var receipt = topics.Find(arn).Publish(form.Message(""));
        return xml => WriteReceipt(xml, receipt);
    }

    private Action<XmlWriter> PublishBatch(SnsForm form)
    {
        var topic = topics.Find(form["TopicArn"]);
        var entries = SnsBatch.Read(form, topic.Settings);
        var successful = new List<(string Id, PublishReceipt Receipt)>();
        var failed = new List<(string Id, TopicException Refusal)>();
        foreach (var (id, message) in entries)
        {
            try
            {
                successful.Add((id, topic.Publish(message)));
            }
            catch (TopicException e)
            {
                failed.Add((id, e));
            }
        }

        return xml =>
        {
            SnsAnswer.Members(xml, "Successful", successful, entry =>
            {
                xml.WriteElementString("Id", entry.Id);
                WriteReceipt(xml, entry.Receipt);
            });
            SnsAnswer.Members(xml, "Failed", failed, entry =>
            {
                xml.WriteElementString("Id", entry.Id);
                xml.WriteElementString("Code", entry.Refusal.Code);
                xml.WriteElementString("Message", SnsAnswer.Text(entry.Refusal.Message));
                xml.WriteElementString("SenderFault", "true");
            });
        };
    }

    private Action<XmlWriter> ListTopics(SnsForm form)
    {
        var page = Page(topics.Topics, form["NextToken"], topic => topic.Settings.Arn, out var next);
        return xml =>
        {
            SnsAnswer.Members(xml, "Topics", page, topic => xml.WriteElementString("TopicArn", topic.Settings.Arn));
            WriteNext(xml, next);
        };
    }

    private Action<XmlWriter> ListSubscriptions(SnsForm form)
    {
        var topic = topics.Find(form["TopicArn"]);
        var page = Page(topic.Subscriptions, form["NextToken"], subscription => subscription.Arn, out var next);
        return xml =>
        {
            SnsAnswer.Members(xml, "Subscriptions", page, subscription =>
            {
                xml.WriteElementString("TopicArn", topic.Settings.Arn);
                xml.WriteElementString("Protocol", "sqs");
                xml.WriteElementString("SubscriptionArn", subscription.Arn);
                xml.WriteElementString("Owner", Owner(topic));
                xml.WriteElementString("Endpoint", subscription.Endpoint.Arn);
            });
            WriteNext(xml, next);
        };
    }

    /// <summary>Those of https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html that mean anything here: no policies.</summary>
    private static Action<XmlWriter> Attributes(LocalTopic topic)
    {
        var attributes = new List<(string Name, string Value)>
        {
            ("TopicArn", topic.Settings.Arn),
            ("Owner", Owner(topic)),
            ("DisplayName", ""),
            ("SubscriptionsConfirmed", XmlConvert.ToString(topic.Subscriptions.Count)),
            ("SubscriptionsPending", "0"),
            ("SubscriptionsDeleted", "0"),
        };
        if (topic.Settings.Fifo)
        {
            attributes.Add(("FifoTopic", "true"));
            attributes.Add(("ContentBasedDeduplication", XmlConvert.ToString(topic.Settings.ContentBasedDeduplication)));
            attributes.Add(("FifoThroughputScope", topic.Settings.DeduplicatesByGroup ? "MessageGroup" : "Topic"));
        }

        return xml =>
        {
            xml.WriteStartElement("Attributes");
            foreach (var (name, value) in attributes)
            {
                xml.WriteStartElement("entry");
                xml.WriteElementString("key", name);
                xml.WriteElementString("value", value);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        };
    }

    private static void WriteReceipt(XmlWriter xml, PublishReceipt receipt)
    {
        xml.WriteElementString("MessageId", receipt.MessageId);
        if (receipt.SequenceNumber is { } number)
        {
            xml.WriteElementString("SequenceNumber", number);
        }
    }

    private static void WriteNext(XmlWriter xml, string? next)
    {
        if (next is not null)
        {
            xml.WriteElementString("NextToken", next);
        }
    }

    /// <summary>Up to 100, and where the next ones begin: https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html.</summary>
    private static List<T> Page<T>(IReadOnlyList<T> all, string? token, Func<T, string> arn, out string? next)
    {
        var start = 0;
        if (token is not null)
        {
            var last = SnsForm.FromBase64(token) ?? throw TopicException.InvalidParameter("NextToken");
            start = all.TakeWhile(one => arn(one) != last).Count() + 1;
        }

        List<T> page = [.. all.Skip(start).Take(PageSize)];
        next = start + page.Count < all.Count ? SnsForm.ToBase64(arn(page[^1])) : null;
        return page;
    }

    private static string Owner(LocalTopic topic) => topic.Settings.Arn.Split(':') is { Length: > 4 } parts ? parts[4] : "";
}

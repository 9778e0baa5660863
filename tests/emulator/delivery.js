// What the emulator leaves out of how SNS delivers to queues
// (https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html): a queue that was deleted, or whose policy does not let the topic
// send, is a client-side error, which SNS does not retry: the message goes to the subscription's dead-letter queue, if its redrive policy
// names one whose own policy lets the topic send; else it is lost.
import { SnsStore } from "./node_modules/fauxqs/dist/sns/snsStore.js";
import { SqsStore } from "./node_modules/fauxqs/dist/sqs/sqsStore.js";

const stores = [];
const createQueue = SqsStore.prototype.createQueue;
SqsStore.prototype.createQueue = function (...args) {
  if (!stores.includes(this)) {
    stores.push(this);
  }
  return createQueue.apply(this, args);
};

const getSubscription = SnsStore.prototype.getSubscription;
SnsStore.prototype.getSubscription = function (arn) {
  const subscription = getSubscription.call(this, arn);
  if (!subscription || subscription.protocol !== "sqs" || accepts(subscription.endpoint, subscription.topicArn)) {
    return subscription;
  }
  const redrive = subscription.attributes.RedrivePolicy;
  const deadLetterQueue = redrive && JSON.parse(redrive).deadLetterTargetArn;
  return { ...subscription, endpoint: deadLetterQueue && accepts(deadLetterQueue, subscription.topicArn) ? deadLetterQueue : "none" };
};

function accepts(queueArn, topicArn) {
  const queue = stores.map((store) => store.getQueueByArn(queueArn)).find(Boolean);
  if (!queue?.attributes.Policy) {
    return false;
  }
  const request = { queueArn, "aws:SourceArn": topicArn, "aws:SecureTransport": "true" };
  const matching = list(JSON.parse(queue.attributes.Policy).Statement).filter((statement) => matches(statement, request));
  return matching.some((statement) => statement.Effect === "Allow") && !matching.some((statement) => statement.Effect === "Deny");
}

function matches(statement, request) {
  const principal = statement.Principal;
  return (
    (principal === "*" || list(principal?.AWS).includes("*") || list(principal?.Service).includes("sns.amazonaws.com")) &&
    list(statement.Action).some((action) => ["sqs:sendmessage", "sqs:*"].includes(action.toLowerCase())) &&
    list(statement.Resource).includes(request.queueArn) &&
    Object.entries(statement.Condition ?? {}).every(
      ([operator, keys]) =>
        ["ArnEquals", "ArnLike", "StringEquals", "Bool"].includes(operator) &&
        Object.entries(keys).every(([key, values]) => list(values).includes(request[key])),
    )
  );
}

function list(value) {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
